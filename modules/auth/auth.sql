-- The auth module's queries: accounts, credentials, proofs of an address.
-- SPDX-License-Identifier: ISC

-- Signing up

-- name: account_by_email
SELECT a.id, a.name, a.email, a.kind, a.state, a.language
  FROM account a
 WHERE a.email = ?;

-- name: account_insert
INSERT INTO account (email, name, kind, language)
VALUES (?, ?, ?, ?);

-- Nobody has proven the address yet, so whoever signs up last has it; only
-- the mailbox's owner can go on.
-- name: account_take_unproven
UPDATE account
   SET name = ?, kind = ?, language = ?
 WHERE id = ?
   AND state = 'unproven';

-- name: account_address_update
UPDATE account
   SET email = ?
 WHERE id = ?
   AND state = 'unproven';

-- name: account_prove
UPDATE account
   SET state = IF(kind = 'official', 'waiting', 'active'),
       proven_at = UTC_TIMESTAMP()
 WHERE id = ?
   AND state = 'unproven';

-- name: credential_replace
INSERT INTO credential (account_id, password)
VALUES (?, ?)
ON DUPLICATE KEY UPDATE password = VALUES(password),
       changed_at = UTC_TIMESTAMP();

-- Signing in

-- name: account_with_password
SELECT a.id, a.name, a.email, a.state, a.language, c.password
  FROM account a
  JOIN credential c ON c.account_id = a.id
 WHERE a.email = ?;

-- name: password_of_account
SELECT c.password
  FROM credential c
 WHERE c.account_id = ?;

-- Proofs of an address: a link and a code

-- name: verification_end_older
UPDATE verification
   SET used_at = UTC_TIMESTAMP()
 WHERE purpose = ?
   AND used_at IS NULL
   AND account_id = ?;

-- name: verification_insert
INSERT INTO verification (purpose, account_id, email, browser, token_hash,
       code_hash, ends_at)
VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP() + INTERVAL ? MINUTE);

-- name: verification_keep_sign_up
UPDATE verification
   SET name = ?, kind = ?, password = ?
 WHERE browser = ?
   AND purpose = 'address'
   AND account_id IS NULL
   AND used_at IS NULL;

-- The proof that a browser is waiting for.
-- name: verification_of_browser
SELECT v.id, v.account_id, v.email, v.tries, COALESCE(a.name, v.name)
       AS name, v.kind, v.password, a.language,
       COALESCE(a.email = v.email, 0) AS fits,
       (v.used_at IS NULL AND v.tries < 5
        AND v.asked_at > UTC_TIMESTAMP() - INTERVAL 10 MINUTE) AS open
  FROM verification v
  LEFT JOIN account a ON a.id = v.account_id
 WHERE v.browser = ?
   AND v.purpose = 'address'
 ORDER BY v.id DESC
 LIMIT 1;

-- name: verification_of_token
SELECT v.id, v.account_id, v.email, a.name, a.language
  FROM verification v
  JOIN account a ON a.id = v.account_id
 WHERE v.token_hash = ?
   AND v.purpose = ?
   AND v.email = a.email
   AND v.used_at IS NULL
   AND v.ends_at > UTC_TIMESTAMP();

-- Of any number of takers at once, one changes the row.
-- name: verification_use
UPDATE verification
   SET used_at = UTC_TIMESTAMP()
 WHERE id = ?
   AND used_at IS NULL
   AND ends_at > UTC_TIMESTAMP();

-- A code is short, so it lives short: ten minutes, five tries.
-- name: verification_use_by_code
UPDATE verification
   SET used_at = UTC_TIMESTAMP()
 WHERE id = ?
   AND code_hash = ?
   AND tries < 5
   AND used_at IS NULL
   AND asked_at > UTC_TIMESTAMP() - INTERVAL 10 MINUTE;

-- name: verification_count_try
UPDATE verification
   SET tries = tries + 1
 WHERE id = ?;

-- name: verification_sweep
DELETE FROM verification
 WHERE ends_at < UTC_TIMESTAMP() - INTERVAL 7 DAY
 LIMIT 50;

-- Terms

-- name: terms_latest
SELECT MAX(t.version) AS version
  FROM terms t
 WHERE t.published_at <= UTC_TIMESTAMP();

-- name: terms_accept
INSERT IGNORE INTO terms_acceptance (account_id, version, address)
VALUES (?, ?, ?);

-- name: terms_owed
SELECT MAX(t.version) AS version
  FROM terms t
 WHERE t.published_at <= UTC_TIMESTAMP()
   AND NOT EXISTS (SELECT 1 FROM terms_acceptance c
                    WHERE c.account_id = ? AND c.version >= t.version)
HAVING version IS NOT NULL;

-- name: sessions_owe_terms
UPDATE session
   SET owes_terms = ?
 WHERE account_id = ?;

-- The person's own pages

-- name: account_by_id
SELECT a.id, a.name, a.email, a.kind, a.language, a.created_at
  FROM account a
 WHERE a.id = ?;

-- name: account_update
UPDATE account
   SET name = ?, language = ?
 WHERE id = ?;

-- name: sessions_of_account
SELECT s.id, s.started_at, s.seen_at, s.address, s.agent, (s.id = ?) AS own
  FROM session s
 WHERE s.account_id = ?
   AND s.ends_at > UTC_TIMESTAMP()
   AND s.seen_at > UTC_TIMESTAMP() - INTERVAL s.idle_seconds SECOND
 ORDER BY own DESC, s.seen_at DESC
 LIMIT 100;
