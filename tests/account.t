#!/bin/sh
# aedile account: who may come in.
# SPDX-License-Identifier: ISC
. "${srcdir:-.}/tests/house.sh"
start_database

account() { "$build/aedile" account "$@"; }
is() { test "$(sql -N aedile -e "$1")" = "$2"; }
with_password() { printf '%s\n' "$1" >"$home/password"; shift
	account "$@" --password-stdin <"$home/password"; }

ok 'an officer is made' with_password 'a mill by the river bend' create \
    --email otto@example.org --name 'Otto Officer' --role officer \
    --department PWDx --department BTDT
ok '... who can sign in' is "SELECT state, role, kind FROM account
    WHERE email = 'otto@example.org'" 'active	officer	official'
ok '... and works in both' is "SELECT COUNT(*) FROM department_officer o
    JOIN account a ON a.id = o.account_id
    WHERE a.email = 'otto@example.org'" 2
ok 'A-4: ... with a hash, not a password' is "SELECT LEFT(c.password, 10)
    FROM credential c JOIN account a ON a.id = c.account_id
    WHERE a.email = 'otto@example.org'" '$argon2id$'
ok 'not twice' fails_with 'has an account' account create \
    --email OTTO@example.org --name Otto
ok 'not into a department that is none' fails_with 'no department' account \
    create --email new@example.org --name New --role officer --department X
ok '... and nothing is left of it' is "SELECT COUNT(*) FROM account
    WHERE email = 'new@example.org'" 0
ok 'A-13: without a password it says what is next' prints '/password' account \
    create --email new@example.org --name New
ok 'A-13: ... and there is none' is "SELECT COUNT(*) FROM credential c
    JOIN account a ON a.id = c.account_id
    WHERE a.email = 'new@example.org'" 0
ok 'a password must not be short' fails_with 'short' with_password abc \
    create --email short@example.org --name Short
ok 'an address must be one' fails_with 'no e-mail address' account create \
    --email nonsense --name N
ok 'a name is needed' fails_with 'name' account create --email n@example.org
ok 'a role must be one' fails_with 'role' account create \
    --email n@example.org --name N --role king

sql aedile -e "UPDATE account SET state = 'waiting', kind = 'official'
    WHERE email = 'bob@example.org'"
ok 'an official is approved' account approve bob@example.org \
    --role officer --department PWDx
ok '... as what was said' is "SELECT state, role FROM account
    WHERE email = 'bob@example.org'" 'active	officer'
ok 'who does not wait is not' fails_with 'does not wait' account approve \
    ada@example.org

sql aedile -e "UPDATE account SET state = 'disabled'
    WHERE email = 'ada@example.org';
    INSERT INTO throttle VALUES (CONCAT('sign-in-email:',
	UNHEX(SHA2('ada@example.org', 256))), 3, UTC_TIMESTAMP(3)),
	(CONCAT('sign-in-email:', UNHEX(SHA2('bob@example.org', 256))), 3,
	UTC_TIMESTAMP(3))"
ok 'somebody is let in again' account unlock Ada@example.org
ok '... with empty buckets' is 'SELECT COUNT(*) FROM throttle' 1
ok '... and enabled' is "SELECT state FROM account
    WHERE email = 'ada@example.org'" active
ok '... once' prints 'was not locked' account unlock ada@example.org
ok 'nobody is nobody' fails_with 'no account' account unlock x@example.org
ok 'one must say what' fails_with 'create, approve' account
done_testing
