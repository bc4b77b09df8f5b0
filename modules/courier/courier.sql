-- courier.sql: a letter is taken for a while, sent, and told so.
-- SPDX-License-Identifier: ISC

-- The oldest that is due and nobody's. LAST_INSERT_ID() tells which.
-- name: letter_claim
UPDATE outbox
   SET leased_until = UTC_TIMESTAMP() + INTERVAL ? SECOND,
       fence = fence + 1 + 0 * LAST_INSERT_ID(id)
 WHERE state = 'waiting' AND due_at <= UTC_TIMESTAMP()
   AND (leased_until IS NULL OR leased_until < UTC_TIMESTAMP())
 ORDER BY due_at LIMIT 1;

-- Leases that came to no end: each was a courier that died of it, or was
-- killed, or lost the database.
-- name: letter_claimed
SELECT id, message_id, recipient, document, tries, fence,
       CAST(fence AS SIGNED) - CAST(tries AS SIGNED) - 1 AS unended
  FROM outbox
 WHERE id = ? AND state = 'waiting' AND leased_until >= UTC_TIMESTAMP();

-- Whoever has lost the lease changes nothing.
-- name: letter_sent
UPDATE outbox
   SET state = 'sent', sent_at = UTC_TIMESTAMP(), document = NULL,
       tries = tries + 1, leased_until = NULL, fault = NULL
 WHERE id = ? AND fence = ? AND state = 'waiting';

-- name: letter_later
UPDATE outbox
   SET due_at = UTC_TIMESTAMP() + INTERVAL ? SECOND, tries = tries + 1,
       leased_until = NULL, fault = ?
 WHERE id = ? AND fence = ? AND state = 'waiting';

-- name: letter_dead
UPDATE outbox
   SET state = 'dead', tries = tries + 1, leased_until = NULL, fault = ?
 WHERE id = ? AND fence = ? AND state = 'waiting';

-- Sent letters are only ids and addresses; nobody needs them for long.
-- name: letters_sweep
DELETE FROM outbox
 WHERE state = 'sent' AND due_at < UTC_TIMESTAMP() - INTERVAL 90 DAY
 LIMIT 100;

-- For administrators.
-- name: outbox_figures
SELECT COUNT(IF(state = 'waiting', 1, NULL)) AS waiting,
       COUNT(IF(state = 'dead', 1, NULL)) AS dead,
       COALESCE(TIMESTAMPDIFF(SECOND, MIN(IF(state = 'waiting', posted_at,
             NULL)), UTC_TIMESTAMP()), 0) AS oldest
  FROM outbox
 WHERE state IN ('waiting', 'dead');
