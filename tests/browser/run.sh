#!/bin/sh
# The journey in Chromium, at two widths, by keyboard, without JavaScript.
# SPDX-License-Identifier: ISC
#
# ONLY="wide keyboard" runs these alone; SHOTS=FOLDER keeps a picture of every
# page, light and dark. After npm ci; from a build folder, as make check.
. "${srcdir:-.}/tests/house.sh"
setting site.name 'Town of Mill'
setting site.contact help@example.org
start_house "${PREFIX-}"

export ADDRESS="$address$prefix" MAIL="$home/mail" SOCKET="$home/sock"
export HOME="$home" TMPDIR="$home"
node "$top/tests/browser/main.mjs"
