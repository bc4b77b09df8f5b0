# files.sh
# SPDX-License-Identifier: ISC
