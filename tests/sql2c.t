#!/bin/sh
# sql/sql2c: what it makes of a .sql file, and what it refuses.
# SPDX-License-Identifier: ISC
top=$(cd "${srcdir:-.}" && pwd)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
. "$top/tests/tap.sh"

make_c() {
	cat >"$home/town.sql"
	sh "$top/sql/sql2c" "$home/town.sql" "$home/town_sql.c" \
	    "$home/town_sql.h" 2>"$home/said"
}
refuses() {
	wanted=$1
	make_c
	[ $? != 0 ] && grep -e "$wanted" "$home/said" && [ ! -e "$home/town_sql.c" ]
}
has() { grep -q -F -e "$1" "$home/town_sql.c"; }

ok 'nothing before the first name' refuses ':1: text that belongs' <<'END'
SELECT 1;
END
ok 'no name twice' refuses ':3: there are two' <<'END'
-- name: a
SELECT 1;
-- name: a
SELECT 2;
END
ok 'no name without a text' refuses ':2: the query a' <<'END'
-- name: a
-- name: b
END
ok 'no second statement under one name' refuses ':3: text behind' <<'END'
-- name: a
SELECT 1;
SELECT 2;
END
ok 'no odd name' refuses ':1: a name is' <<'END'
-- name: Ab c
SELECT 1;
END
ok 'queries become C' make_c <<'END'
-- A word on the file.

-- name: a
SELECT "q", '\\'
-- a comment
 FROM t;

-- name: b
SELECT 2
END
ok '... quoted' has 'SELECT \"q\", '"'\\\\\\\\'"'\n"'
ok '... with their lines' has '"town.sql:3"'
ok '... for the compiler, too' has '#line 8 "'
ok '... without comments' sh -c "! grep -q comment '$home/town_sql.c'"
ok 'a query may ask for languages' make_c <<'END'
-- name: a
SELECT ? AS a, :site AS b, IF(? = :language, '12:00:00', '12:30')
  FROM t WHERE a = :language AND b = ?;

-- name: b
SELECT ?;
END
ok '... which become parameters' has 'SELECT ? AS a, ? AS b, IF(? = ?'
ok '... of their kind' has '"town.sql:1", "?s?ll?" };'
ok '... where any is asked for' has '"town.sql:5" };'
cat >"$home/db.h" <<'END'
struct sql { const char *name, *text, *place, *spoken; };
END
ok '... that compiles' ${CC:-cc} -Wall -Werror -I"$home" \
    -c "$home/town_sql.c" -o "$home/town.o"
done_testing
