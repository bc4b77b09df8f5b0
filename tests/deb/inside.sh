#!/bin/sh
# inside.sh N: what deb.sh tries inside that Debian, after N tests of its own.
# SPDX-License-Identifier: ISC
. /root/tap.sh
n=$1 home=/root/home
mkdir $home
mount -t proc proc /proc
echo '127.0.0.1 localhost' >/etc/hosts
printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
chmod 755 /usr/sbin/policy-rc.d
must() {
	"$@" >$home/log 2>&1 && return
	cat $home/log
	echo "Bail out! $*"
	exit 1
}
get() { apt-get -qq -y -o Dpkg::Use-Pty=0 "$@"; }
must get update
# What it leans on comes first, so that it alone makes the difference.
must get install --no-install-recommends $(dpkg-deb -f /root/aedile.deb \
    Depends | sed 's/([^)]*)//g; s/,//g') mariadb-server nginx curl
rm -rf /var/lib/mysql && mkdir -m 0755 /run/mysqld && chown mysql /run/mysqld

# Of the whole system, but for what any installation writes.
picture() {
	find / -xdev \( -path /proc -o -path /root -o -path /tmp -o \
	    -path /var/lib/dpkg -o -path /var/log -o -path /var/cache -o \
	    -path /var/lib/apt -o -path /var/lib/mysql -o -path /run/mysqld \
	    -o -path /var/lib/nginx \) \
	    -prune -o ! -type d -printf '%p %m %u %g %l\n' -o -printf '%p/\n' |
	    grep -v -e '^/etc/\(passwd\|group\|shadow\|gshadow\|sub.id\)- ' | sort
	cut -d: -f1 /etc/passwd /etc/group
}
picture >$home/before

installs() {
	get install --no-install-recommends /root/aedile.deb >$home/told 2>&1
}
is() { [ "$(stat -c '%a %U %G' "$2")" = "$1" ] || ! stat "$2"; }
ok 'it installs' installs
ok 'it has a user that nobody can be' grep -q \
    '^aedile:.*:/usr/sbin/nologin$' /etc/passwd
ok 'aedile.conf is there' is '644 root root' /etc/aedile/aedile.conf
ok 'keys are made, for that user alone' is '700 aedile aedile' /etc/aedile/keys
for key in site pepper database-cases; do
	ok "... $key" is '400 aedile aedile' /etc/aedile/keys/$key
done
ok 'attachments lie where nginx may read them' is '2750 aedile www-data' \
    /var/lib/aedile/files
ok 'sockets have a folder' is '750 aedile www-data' /run/aedile
units() { ls /lib/systemd/system/aedile@.service \
    /lib/systemd/system/aedile@.socket \
    /lib/systemd/system/aedile-courier.service \
    /lib/systemd/system/aedile-sweep.timer; }
ok 'units are there' units
ok 'nothing was started' not pgrep -l aedile
ok 'three steps are told' [ "$(grep -c '^ [1-3]\. ' $home/told)" = 3 ]
ok 'and no fourth' not grep -q '^ 4\. ' $home/told

# The steps, as they are told. What systemd would start, starts by hand.
conf=/etc/aedile/aedile.conf
sed -i 's|^site.address =.*|site.address = http://localhost|
    s|^#site.name =.*|site.name = Springfield|' $conf
must mariadb-install-db --user=mysql --force
mariadbd-safe --user=mysql >$home/mariadb 2>&1 &
for i in $(seq 300); do
	mariadb -e 'SELECT 1' >/dev/null 2>&1 && break
	sleep 0.1
done
told() { sed -n "s/^      \\(aedile $1.*\\)/\\1/p" $home/told; }
step() { sh -c "$(told "$1" | sed "s/YOU@YOUR.TOWN/alma@example.org/")"; }
ok 'step 2: the database' step migrate
ok '... and an administrator' step 'account create'
ok 'step 3: pages' step pages
rm -f /etc/nginx/sites-enabled/default
ok '... what nginx must know' step 'nginx --http'
ok '... and its server' step 'nginx --server'
ok '... which nginx understands' nginx -t
nginx
usermod -a -G www-data aedile
for program in auth cases feedback reports courier; do
	setpriv --reuid aedile --regid aedile --init-groups \
	    /usr/libexec/aedile-$program >$home/$program.log 2>&1 &
done
for i in $(seq 300); do
	[ -S /run/aedile/auth.sock ] && [ -S /run/aedile/cases.sock ] && break
	sleep 0.1
done
page() { curl -sSf "http://localhost$1" >$home/page && grep -q "$2" $home/page; }
ok 'a visitor sees the portal' page / Springfield
ok '... and where to sign in' page /sign-in 'name="password"'
ok '... and its style' page "$(grep -o '/assets/base[^"]*css' $home/page |
    sed 1q)" body
misses_mail_alone() {
	aedile doctor >$home/doctor
	grep -v '^ok' $home/doctor
	[ "$(grep -c '^fault' $home/doctor)" = 1 ] &&
	    grep '^fault *mail' $home/doctor
}
ok 'the doctor misses a mail server, and nothing else' misses_mail_alone
cp /etc/aedile/keys/pepper $home/pepper

# Whoever comes back finds everything.
ends() {
	pkill -u aedile
	for i in $(seq 300); do
		pgrep -u aedile >/dev/null || return 0
		sleep 0.1
	done
	return 1
}
ok 'the programs end' ends
ok 'it is removed' get remove aedile
ok '... with its programs' not ls /usr/bin/aedile /usr/libexec/aedile-auth
ok '... not with its keys' cmp /etc/aedile/keys/pepper $home/pepper
ok 'it comes back' installs
ok '... with the same keys' cmp /etc/aedile/keys/pepper $home/pepper
ok '... and the same aedile.conf' grep -q Springfield $conf
ok 'over itself it is an upgrade' get install --reinstall /root/aedile.deb

# An attachment is the citizens', not the package's.
mkdir /var/lib/aedile/files/AB
echo text >/var/lib/aedile/files/AB/ABCD
ok 'it is purged' get purge aedile
ok '... but for what citizens sent' [ -s /var/lib/aedile/files/AB/ABCD ]
rm -rf /var/lib/aedile
ok 'it comes once more' installs
ok '... and is purged' get purge aedile
rm -f /etc/nginx/conf.d/aedile.conf /etc/nginx/sites-enabled/aedile
ln -s /etc/nginx/sites-available/default /etc/nginx/sites-enabled/default
nginx -s stop
picture >$home/after
ok 'nothing of it is left' diff $home/before $home/after
mariadb-admin shutdown
done_testing
