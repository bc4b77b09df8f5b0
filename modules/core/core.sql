-- core.sql: the queries of the common rooms, one group a room. Their names
-- begin with core_, so that no module's query is called the same.
-- SPDX-License-Identifier: ISC

-- guard: who is asking. The database's clock judges, on every machine alike.

-- name: core_person_by_token
SELECT s.id AS session, s.owes_terms, a.id, a.role, a.name, a.email, a.language,
       s.seen_at < UTC_TIMESTAMP() - INTERVAL 60 SECOND AS unseen
  FROM session s
  JOIN account a ON a.id = s.account_id
 WHERE s.token_hash = ?
   AND s.ends_at > UTC_TIMESTAMP()
   AND s.seen_at > UTC_TIMESTAMP() - INTERVAL s.idle_seconds SECOND
   AND a.state = 'active';

-- name: core_session_seen
UPDATE session SET seen_at = UTC_TIMESTAMP()
 WHERE id = ? AND seen_at < UTC_TIMESTAMP() - INTERVAL 60 SECOND;

-- language: the switch, when a person is signed in.

-- name: core_language_update
UPDATE account SET language = ? WHERE id = ?;

-- session: begin and end.

-- name: core_session_insert
INSERT INTO session (token_hash, account_id, address, agent, idle_seconds,
       ends_at)
SELECT ?, a.id, ?, ?, IF(a.role = 'citizen', ?, ?),
       UTC_TIMESTAMP() + INTERVAL IF(a.role = 'citizen', ?, ?) SECOND
  FROM account a
 WHERE a.id = ? AND a.state = 'active';

-- name: core_session_end_token
DELETE FROM session WHERE token_hash = ?;

-- name: core_session_end_one
DELETE FROM session WHERE account_id = ? AND id = ?;

-- name: core_session_end_others
DELETE FROM session WHERE account_id = ? AND id <> ?;

-- name: core_session_end_all
DELETE FROM session WHERE account_id = ?;

-- name: core_session_sweep
DELETE FROM session WHERE ends_at < UTC_TIMESTAMP() LIMIT 50;

-- porter: a server that follows another, or keeps to reading.

-- name: core_database_reads_only
SELECT @@GLOBAL.read_only + @@GLOBAL.innodb_read_only AS only_reads;

-- parked: what was typed while nobody was signed in any more.

-- name: core_parked_keep
REPLACE INTO parked (token_hash, account_id, path, form, first_hash, sealed)
VALUES (?, (SELECT account_id FROM session WHERE token_hash = ?), ?, ?, ?, ?);

-- name: core_parked_by_token
SELECT path, form, first_hash, sealed FROM parked
 WHERE token_hash = ? AND (account_id IS NULL OR account_id = ?)
   AND parked_at > UTC_TIMESTAMP() - INTERVAL 1 DAY;

-- name: core_parked_copy
REPLACE INTO parked (token_hash, account_id, path, form, first_hash, sealed)
VALUES (?, ?, ?, ?, ?, ?);

-- name: core_parked_own
UPDATE parked SET account_id = ?
 WHERE token_hash = ? AND account_id IS NULL;

-- name: core_parked_forget
DELETE FROM parked WHERE token_hash = ?;

-- name: core_parked_forget_copies
DELETE FROM parked WHERE account_id = ? AND first_hash = ?;

-- name: core_parked_sweep
DELETE FROM parked WHERE parked_at < UTC_TIMESTAMP() - INTERVAL 1 DAY LIMIT 50;

-- letter: into the outbox.

-- name: core_letter_insert
INSERT INTO outbox (once, message_id, recipient, language, document)
VALUES (?, ?, ?, ?, ?);

-- receipt: a form takes effect once.

-- name: core_receipt_take
INSERT INTO receipt (key_hash) VALUES (?);

-- name: core_receipt_by_key
SELECT location FROM receipt WHERE key_hash = ?;

-- name: core_receipt_keep
UPDATE receipt SET location = ?, account_id = ? WHERE key_hash = ?;

-- name: core_receipt_forget
DELETE FROM receipt WHERE key_hash = ?;

-- name: core_receipts_sweep
DELETE FROM receipt WHERE taken_at < UTC_TIMESTAMP() - INTERVAL 7 DAY
 LIMIT 200;

-- limit: what leaked out since filled_at, one more, and the seconds until
-- there is room as LAST_INSERT_ID(). Assignments are made from left to right:
-- the second level is what leaked out of the first, and one that is refused
-- is poured away by the third. Nothing leaks back where a clock is set back.

-- name: core_bucket_fill
INSERT INTO throttle (bucket, level, filled_at)
VALUES (?, 1, UTC_TIMESTAMP(3))
ON DUPLICATE KEY UPDATE
       level = GREATEST(0, level - GREATEST(0, TIMESTAMPDIFF(MICROSECOND,
               filled_at, UTC_TIMESTAMP(3))) / 1000000 / ?) + 1,
       filled_at = IF(LAST_INSERT_ID(
               CEIL(GREATEST(0, level - ?) * ?)) IS NULL,
               filled_at, UTC_TIMESTAMP(3)),
       level = IF(level > ?, level - 1, level);

-- name: core_bucket_empty
DELETE FROM throttle WHERE bucket = ?;

-- name: core_buckets_sweep
DELETE FROM throttle WHERE filled_at < UTC_TIMESTAMP() - INTERVAL 2 DAY
 LIMIT 20;
