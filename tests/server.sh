# server.sh: the database server of a test: MariaDB, or with DATABASE=mysql
# the MySQL of the folder $MYSQL, unpacked there by mysql.sh; source it.
# SPDX-License-Identifier: ISC
database=${DATABASE-mariadb}

case $database in
mariadb)
	no_tls=--skip-ssl
	# make_data FOLDER: with an account root that needs no password
	make_data() {
		mariadb-install-db --no-defaults --user="$(id -un)" --force \
		    --datadir="$1" --skip-test-db \
		    --auth-root-authentication-method=normal
	}

	# run_server FOLDER SOCKET [OPTION]...: in place of this shell, so &
	run_server() {
		data=$1 socket=$2
		shift 2
		exec ${under-} mariadbd --no-defaults --user="$(id -un)" \
		    --datadir="$data" --socket="$socket" \
		    --pid-file="$socket.pid" --skip-networking \
		    --innodb-flush-log-at-trx-commit=1 \
		    --innodb-log-file-size=8M --innodb-buffer-pool-size=32M \
		    --skip-log-bin "$@"
	} ;;
mysql)
	no_tls=--tls-version=
	make_data() {
		"$MYSQL/mysqld" --initialize-insecure --user="$(id -un)" \
		    --datadir="$1" --innodb-redo-log-capacity=8M
	}

	run_server() {
		data=$1 socket=$2
		shift 2
		exec "$MYSQL/mysqld" --user="$(id -un)" --datadir="$data" \
		    --socket="$socket" --pid-file="$socket.pid" \
		    --skip-networking --mysqlx=OFF --performance-schema=OFF \
		    --innodb-flush-log-at-trx-commit=1 \
		    --innodb-redo-log-capacity=8M \
		    --innodb-buffer-pool-size=32M --skip-log-bin "$@"
	} ;;
*)
	echo "Bail out! DATABASE=$database: mariadb or mysql"
	exit 1 ;;
esac
