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
SELECT id, name, email, role, state, language FROM account
 WHERE email = ?;

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

-- import: another system's cases.

-- name: departments
SELECT id, code, name FROM department;

-- name: department_insert
INSERT INTO department (code, name) VALUES (?, ?);

-- name: department_by_code
SELECT id FROM department WHERE code = ?;

-- name: categories
SELECT id, code, target_hours FROM category;

-- name: category_insert
INSERT INTO category (parent_id, department_id, code, name, retired_at)
VALUES (?, ?, ?, ?, IF(?, UTC_TIMESTAMP(), NULL));

-- name: category_by_code
SELECT id, target_hours FROM category WHERE code = ?;

-- name: category_settle
UPDATE category SET department_id = ?, target_hours = ?
 WHERE id = ? AND target_hours IS NULL AND department_id IS NOT NULL;

-- name: statuses
SELECT code, type = 'done' AS done, pauses_clock FROM status
 ORDER BY position;

-- A moment of patience, for one that was just cut off.
-- name: import_lock
SELECT GET_LOCK(CONCAT('aedile import ', DATABASE()), 2) AS got;

-- name: import_source_insert
INSERT INTO import_source (name) VALUES (?);

-- name: import_source_by_name
SELECT id, finished_at FROM import_source WHERE name = ?;

-- name: import_source_finish
UPDATE import_source SET finished_at = COALESCE(finished_at, UTC_TIMESTAMP())
 WHERE id = ?;

-- name: import_ids_after
SELECT foreign_id FROM import_case
 WHERE source_id = ? AND foreign_id > ?
 ORDER BY foreign_id
 LIMIT 20000;

-- name: import_is_there
SELECT COUNT(*) AS n FROM import_case WHERE source_id = ? AND foreign_id = ?;

-- The clock of a case that waits has stood since it came to us.
-- name: import_case_insert
INSERT INTO citizen_case (reference, category_id, department_id, status,
       resolution, body, location, latitude, longitude, channel, opened_at,
       due_at, closed_at, paused_at, changed_at, language)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, IF(?, UTC_TIMESTAMP(), NULL),
       ?, ?);

-- name: import_insert
INSERT INTO import_case (source_id, foreign_id, case_id) VALUES (?, ?, ?);

-- The first event of every case from one id on that this source brought.
-- name: import_opened_events
INSERT INTO case_event (case_id, kind, to_value, channel, happened_at)
SELECT c.id, 'opened', 'received', c.channel, c.opened_at
  FROM import_case i
  JOIN citizen_case c ON c.id = i.case_id
 WHERE i.source_id = ? AND i.case_id BETWEEN ? AND ?;

-- name: import_closed_event
INSERT INTO case_event (case_id, kind, by_officer, from_value, to_value, body,
       language, channel, happened_at)
VALUES (?, 'status', 1, 'received', ?, ?, ?, 'import', ?);

-- report: durations of all cases, in no order. A key holds all of
-- it; INTERVAL 0 keeps the server from another key and a million rows.

-- name: response_times_by_department
SELECT department_id AS id,
       TIMESTAMPDIFF(SECOND, opened_at, closed_at) AS seconds,
       closed_at <= due_at AS on_time
  FROM report_case
 WHERE opened_at + INTERVAL 0 SECOND >= ?
   AND opened_at + INTERVAL 0 SECOND < ?;

-- name: response_times_by_category
SELECT category_id AS id,
       TIMESTAMPDIFF(SECOND, opened_at, closed_at) AS seconds,
       closed_at <= due_at AS on_time
  FROM report_case
 WHERE opened_at + INTERVAL 0 SECOND >= ?
   AND opened_at + INTERVAL 0 SECOND < ?;

-- A name that two categories share is told apart by its branch.
-- name: category_names
SELECT c.id, IF(p.name IS NULL OR NOT EXISTS (SELECT 1 FROM category o
       WHERE o.name = c.name AND o.id <> c.id AND o.department_id IS NOT NULL),
       c.name, CONCAT(p.name, ' > ', c.name)) AS name
  FROM category c
  LEFT JOIN category p ON p.id = c.parent_id;

-- translations: what staff wrote, and in :language. In the order in which a
-- person reads it: the departments, then the catalogue as it is offered, each
-- service with its questions, each question with its answers.

-- name: texts
SELECT 'department' AS thing, d.code, 'name' AS field, d.name AS original,
       t.name AS translation, d.retired_at IS NOT NULL AS retired,
       0 AS part, 0 AS at1, '' AS at2, 0 AS at3, d.code AS at4, 0 AS at5,
       0 AS at6, 0 AS at7
  FROM department d
  LEFT JOIN department_text t
    ON t.department_id = d.id AND t.language = :language
 UNION ALL
SELECT 'category', s.code, 'name', s.name, t.name, s.retired_at IS NOT NULL,
       1, COALESCE(b.position, s.position), COALESCE(b.code, s.code),
       IF(b.id IS NULL, -2147483648, s.position), s.code, 0, 0, 0
  FROM category s
  LEFT JOIN category b ON b.id = s.parent_id
  LEFT JOIN category_text t
    ON t.category_id = s.id AND t.language = :language
 UNION ALL
SELECT 'category', s.code, 'description', s.description, t.description,
       s.retired_at IS NOT NULL, 1, COALESCE(b.position, s.position),
       COALESCE(b.code, s.code), IF(b.id IS NULL, -2147483648, s.position),
       s.code, 0, 0, 1
  FROM category s
  LEFT JOIN category b ON b.id = s.parent_id
  LEFT JOIN category_text t
    ON t.category_id = s.id AND t.language = :language
 WHERE s.description <> ''
 UNION ALL
SELECT 'question', s.code, 'label', q.label, t.label,
       s.retired_at IS NOT NULL OR q.retired_at IS NOT NULL, 1,
       COALESCE(b.position, s.position), COALESCE(b.code, s.code),
       s.position, s.code, 1 + q.position, q.id, -2147483648
  FROM question q
  JOIN category s ON s.id = q.category_id
  LEFT JOIN category b ON b.id = s.parent_id
  LEFT JOIN question_text t
    ON t.question_id = q.id AND t.language = :language
 UNION ALL
SELECT 'question', s.code, 'hint', q.hint, t.hint,
       s.retired_at IS NOT NULL OR q.retired_at IS NOT NULL, 1,
       COALESCE(b.position, s.position), COALESCE(b.code, s.code),
       s.position, s.code, 1 + q.position, q.id, -2147483647
  FROM question q
  JOIN category s ON s.id = q.category_id
  LEFT JOIN category b ON b.id = s.parent_id
  LEFT JOIN question_text t
    ON t.question_id = q.id AND t.language = :language
 WHERE q.hint <> ''
 UNION ALL
SELECT 'option', s.code, 'label', o.label, t.label,
       s.retired_at IS NOT NULL OR q.retired_at IS NOT NULL
       OR o.retired_at IS NOT NULL, 1,
       COALESCE(b.position, s.position), COALESCE(b.code, s.code),
       s.position, s.code, 1 + q.position, q.id, o.position
  FROM question_option o
  JOIN question q ON q.id = o.question_id
  JOIN category s ON s.id = q.category_id
  LEFT JOIN category b ON b.id = s.parent_id
  LEFT JOIN question_option_text t
    ON t.question_id = o.question_id AND t.value = o.value
   AND t.language = :language
 ORDER BY part, at1, at2, at3, at4, at5, at6, at7, original;

-- A text is found by its code and its wording, to the letter: so a file goes
-- from one machine to another, and a translation of what has been written
-- anew since is refused.

-- name: department_name_put
INSERT INTO department_text (department_id, language, name)
SELECT d.id, :language, ? FROM department d
 WHERE d.code = ? AND d.name COLLATE utf8mb4_bin = ?
ON DUPLICATE KEY UPDATE name = VALUES(name);

-- name: category_name_put
INSERT INTO category_text (category_id, language, name)
SELECT s.id, :language, ? FROM category s
 WHERE s.code = ? AND s.name COLLATE utf8mb4_bin = ?
ON DUPLICATE KEY UPDATE name = VALUES(name);

-- name: category_description_put
INSERT INTO category_text (category_id, language, description)
SELECT s.id, :language, ? FROM category s
 WHERE s.code = ? AND s.description COLLATE utf8mb4_bin = ?
ON DUPLICATE KEY UPDATE description = VALUES(description);

-- name: question_label_put
INSERT INTO question_text (question_id, language, label)
SELECT q.id, :language, ?
  FROM category s
  JOIN question q ON q.category_id = s.id
 WHERE s.code = ? AND q.label COLLATE utf8mb4_bin = ?
ON DUPLICATE KEY UPDATE label = VALUES(label);

-- name: question_hint_put
INSERT INTO question_text (question_id, language, hint)
SELECT q.id, :language, ?
  FROM category s
  JOIN question q ON q.category_id = s.id
 WHERE s.code = ? AND q.hint COLLATE utf8mb4_bin = ?
ON DUPLICATE KEY UPDATE hint = VALUES(hint);

-- name: option_label_put
INSERT INTO question_option_text (question_id, value, language, label)
SELECT o.question_id, o.value, :language, ?
  FROM category s
  JOIN question q ON q.category_id = s.id
  JOIN question_option o ON o.question_id = q.id
 WHERE s.code = ? AND o.label COLLATE utf8mb4_bin = ?
ON DUPLICATE KEY UPDATE label = VALUES(label);

-- restore: onto nothing.

-- name: tables_are_there
SELECT COUNT(*) AS n FROM information_schema.tables
 WHERE table_schema = DATABASE();

-- name: attachments_with_sums
SELECT `stored`, sha256 FROM attachment;

-- name: sessions_end
DELETE FROM session;

-- doctor: what the server is, what has run, what waits.

-- name: server_settings
SELECT VERSION() AS version, @@character_set_database AS charset,
       @@innodb_flush_log_at_trx_commit AS flush, @@sql_mode AS mode,
       @@max_connections AS connections, @@log_bin AS log_bin,
       @@sync_binlog AS sync_binlog;

-- name: server_now
SELECT UNIX_TIMESTAMP() AS now;

-- name: migrations
SELECT name, checksum, done FROM migration ORDER BY name;

-- name: attachments
SELECT `stored`, size FROM attachment;

-- Late: due for so long that no courier can be at work.
-- name: outbox_state
SELECT COUNT(IF(state = 'waiting', 1, NULL)) AS waiting,
       COUNT(IF(state = 'dead', 1, NULL)) AS dead,
       COUNT(IF(state = 'waiting' AND due_at < UTC_TIMESTAMP() -
             INTERVAL 10 MINUTE, 1, NULL)) AS late,
       COALESCE(TIMESTAMPDIFF(SECOND, MIN(IF(state = 'waiting', posted_at,
             NULL)), UTC_TIMESTAMP()), 0) AS oldest
  FROM outbox
 WHERE state IN ('waiting', 'dead');

-- name: letters_dead
SELECT fault, COUNT(*) AS n FROM outbox WHERE state = 'dead'
 GROUP BY fault ORDER BY n DESC LIMIT 5;

-- sweep: what is past its time, some at a time. What may still be asked for
-- is judged by the programs; here it is only the end that is late.

-- name: sweep_sessions
DELETE FROM session WHERE ends_at < UTC_TIMESTAMP() LIMIT 1000;

-- name: sweep_receipts
DELETE FROM receipt WHERE taken_at < UTC_TIMESTAMP() - INTERVAL 7 DAY
 LIMIT 1000;

-- name: sweep_buckets
DELETE FROM throttle WHERE filled_at < UTC_TIMESTAMP() - INTERVAL 2 DAY
 LIMIT 1000;

-- name: sweep_parked
DELETE FROM parked WHERE parked_at < UTC_TIMESTAMP() - INTERVAL 1 DAY
 LIMIT 1000;

-- name: sweep_verifications
DELETE FROM verification WHERE ends_at < UTC_TIMESTAMP() - INTERVAL 30 DAY
 LIMIT 1000;

-- name: sweep_feedback
DELETE FROM feedback
 WHERE given_at IS NULL AND ends_at < UTC_TIMESTAMP() - INTERVAL 90 DAY
 LIMIT 1000;

-- name: sweep_drafts
DELETE FROM draft WHERE changed_at < UTC_TIMESTAMP() - INTERVAL 30 DAY
 LIMIT 1000;

-- name: sweep_attachments
DELETE FROM attachment
 WHERE draft_id IS NULL AND case_id IS NULL
   AND brought_at < UTC_TIMESTAMP() - INTERVAL 1 DAY
 LIMIT 1000;

-- name: attachment_is_known
SELECT COUNT(*) AS n FROM attachment WHERE `stored` = ?;
