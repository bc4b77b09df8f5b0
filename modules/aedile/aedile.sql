-- aedile.sql: the queries of the administrator's command.
-- SPDX-License-Identifier: ISC

-- migrate: what has run.

-- name: migration_table
CREATE TABLE IF NOT EXISTS migration (
	name     VARCHAR(80) CHARACTER SET ascii NOT NULL,
	checksum CHAR(64) CHARACTER SET ascii NOT NULL
	         COMMENT 'SHA-256 of the file; what has run never changes',
	statements INT UNSIGNED NOT NULL COMMENT 'in the file',
	tried    INT UNSIGNED NOT NULL DEFAULT 0
	         COMMENT 'statements begun; more than done: one was cut off',
	done     INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'statements ended',
	ran_at   DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	PRIMARY KEY (name)
) COMMENT 'which files of sql/migrations have run';

-- name: migration_is_there
SELECT COUNT(*) AS n FROM information_schema.tables
 WHERE table_schema = DATABASE() AND table_name = 'migration';

-- name: migration_lock
SELECT GET_LOCK(CONCAT('aedile migrate ', DATABASE()), 30) AS got;

-- name: migration_unlock
SELECT RELEASE_LOCK(CONCAT('aedile migrate ', DATABASE())) AS freed;

-- name: migration_by_name
SELECT checksum, statements, tried, done, ran_at FROM migration
 WHERE name = ?;

-- name: migration_insert
INSERT INTO migration (name, checksum, statements) VALUES (?, ?, ?);

-- name: migration_tried
UPDATE migration SET tried = ? WHERE name = ?;

-- name: migration_done
UPDATE migration SET done = ?, ran_at = UTC_TIMESTAMP() WHERE name = ?;

-- grants: what an account has.

-- name: rights_of_account
SELECT privilege_type AS privilege, table_name AS object,
       column_name AS part
  FROM information_schema.column_privileges
 WHERE grantee = ? AND table_schema = DATABASE()
UNION ALL
SELECT privilege_type, table_name, NULL
  FROM information_schema.table_privileges
 WHERE grantee = ? AND table_schema = DATABASE();

-- name: rights_too_wide
SELECT privilege_type AS privilege, table_schema AS place
  FROM information_schema.schema_privileges WHERE grantee = ?
UNION ALL
SELECT privilege_type, '*' FROM information_schema.user_privileges
 WHERE grantee = ? AND privilege_type <> 'USAGE';

-- name: database_is_there
SELECT COUNT(*) AS n FROM information_schema.schemata WHERE schema_name = ?;

-- account: people, as the administrator knows them.

-- name: person_by_email
SELECT id, name, role, state FROM account WHERE email = ?;

-- name: person_insert
INSERT INTO account (email, name, kind, role, state, language, proven_at)
VALUES (?, ?, IF(? = 'citizen', 'citizen', 'official'), ?, 'active', ?,
       UTC_TIMESTAMP());

-- name: person_password
INSERT INTO credential (account_id, password) VALUES (?, ?);

-- name: department_join
INSERT INTO department_officer (department_id, account_id)
SELECT d.id, ? FROM department d WHERE d.code = ?;

-- name: person_approve
UPDATE account SET state = 'active', role = ?
 WHERE id = ? AND state = 'waiting';

-- name: person_enable
UPDATE account SET state = 'active' WHERE id = ? AND state = 'disabled';

-- Whatever the limit's name: a bucket ends with what it counts by.
-- name: person_buckets_empty
DELETE FROM throttle WHERE RIGHT(bucket, 32) = ?;
