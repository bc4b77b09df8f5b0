#!/bin/sh
# mysql.sh FOLDER: a MySQL server to test against, unpacked in FOLDER from
# Debian unstable; after it FOLDER/mysqld runs it. Nothing is installed.
# SPDX-License-Identifier: ISC
#
# apt keeps a state of its own there, and asks the mirror that this machine has
# been told to use. The server runs on the C library it came with. A server
# that was fetched within a week is good enough.
set -eu
folder=${1:?usage: mysql.sh FOLDER}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
apt=$folder/apt root=$folder/root
[ ! "$(find "$folder/mysqld" -mtime -7 2>/dev/null)" ] || exit 0

# ask COMMAND...: apt-get, knowing of no other place than FOLDER
ask() {
	apt-get -q -o Dir::Etc::sourcelist="$apt/sources.list" \
	    -o Dir::Etc::sourceparts=- -o Dir::Cache="$apt/cache" \
	    -o Dir::State::lists="$apt/lists" \
	    -o Dir::State::status="$apt/status" \
	    -o Debug::NoLocking=1 -o APT::Sandbox::User="$(id -un)" "$@"
}

rm -rf "$folder"/*
mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$root"
: >"$apt/status"
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' \
    'Label: Debian' | sed 1q)
[ "$mirror" ] || { echo 'mysql.sh: apt knows no mirror' >&2; exit 1; }
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]" \
    "$mirror sid main" >"$apt/sources.list"
ask update
ask -y --no-install-recommends --download-only install mysql-server-core
for package in "$apt"/cache/archives/*.deb; do
	dpkg -x "$package" "$root"
done
rm -rf "$apt"

libraries=$(find "$root/usr/lib" -name '*.so*' -printf '%h\n' | sort -u |
    tr '\n' ':')
loader=$(find "$root/usr/lib" -name 'ld-linux*' | sed 1q)
cat >"$folder/mysqld.new" <<END
#!/bin/sh
# OPTION...
exec '$loader' --library-path '$libraries' '$root/usr/sbin/mysqld' \\
    --no-defaults --basedir='$root/usr' --secure-file-priv=NULL \\
    --plugin-dir='$root/usr/lib/mysql/plugin' \\
    --lc-messages-dir='$root/usr/share/mysql' \\
    --character-sets-dir='$root/usr/share/mysql/charsets' "\$@"
END
chmod 755 "$folder/mysqld.new"
mv "$folder/mysqld.new" "$folder/mysqld"
"$folder/mysqld" --version
