-- town.sql: a town of @CASES@ cases, spread as a real one's: most are closed,
-- a few departments have the most, half of the citizens write often.
-- SPDX-License-Identifier: ISC
--
-- seq_1_to_N are MariaDB's own; what looks like chance is CRC32 of a number,
-- so that each run measures the same town. The citizens 1 to @CASES@/50 have
-- 25 cases each.

SET unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00',
    sql_mode = 'TRADITIONAL';
SET @now = UTC_TIMESTAMP(), @often = @CASES@ / 50, @seldom = @CASES@ / 5,
    @span = 1096 * 86400 / @CASES@;

INSERT INTO department (id, code, name)
SELECT seq, CONCAT('d', seq), CONCAT('Department ', seq) FROM seq_1_to_24;

INSERT INTO category (id, code, name, position)
SELECT 1000 + seq, CONCAT('b', seq), CONCAT('Branch ', seq), seq
  FROM seq_1_to_12;
INSERT INTO category (id, parent_id, department_id, code, name, description,
       response_hours, target_hours, asks_location, position)
SELECT seq, 1001 + seq % 12, 1 + seq % 24, CONCAT('c', seq),
       CONCAT(ELT(1 + seq % 6, 'Pothole', 'Street light out',
       'Missed collection', 'Parking permit', 'Illegal dumping',
       'Tree pruning'), ', kind ', seq), 'What it is and what is needed.',
       24, IF(seq % 7 = 0, NULL, 72 * (1 + seq % 10)), seq % 3, seq
  FROM seq_1_to_200;
INSERT INTO question (id, category_id, kind, label, required, most, position)
SELECT seq, 1 + (seq - 1) DIV 2, IF(seq % 2, 'pick', 'line'),
       IF(seq % 2, 'How large is it?', 'Which lane?'), seq % 2, 80, seq % 2
  FROM seq_1_to_400;
INSERT INTO question_option (question_id, value, label, position)
SELECT q.id, o.value, o.label, o.position
  FROM question q
  JOIN (SELECT 'small' AS value, 'As a hand' AS label, 1 AS position
        UNION ALL SELECT 'large', 'As a wheel', 2) o
 WHERE q.kind = 'pick';

INSERT INTO account (id, email, name, state, language, created_at, proven_at)
SELECT seq, CONCAT('citizen', seq, '@example.org'),
       CONCAT(ELT(1 + seq % 5, 'Ada', 'Bob', 'Chris', 'Dana', 'Eli'), ' ',
       ELT(1 + seq % 7, 'Citizen', 'Miller', 'O''Neill', 'Rossi', 'Demir',
       'Khan', 'Novak')), 'active', 'en', @now, @now
  FROM seq_1_to_@ACCOUNTS@;
INSERT INTO account (id, email, name, role, state, language, created_at,
       proven_at)
SELECT 9000000 + seq, CONCAT('officer', seq, '@example.org'),
       CONCAT('Officer ', seq), IF(seq = 25, 'manager', 'officer'), 'active',
       'en', @now, @now
  FROM seq_1_to_25;
INSERT INTO department_officer (department_id, account_id)
SELECT seq, 9000000 + seq FROM seq_1_to_24;

-- Their time ends tomorrow, and nobody needs to be noted as seen: that is a
-- write a minute and person, and none of what is measured.
INSERT INTO session (token_hash, account_id, started_at, seen_at,
       idle_seconds, ends_at, address, agent)
SELECT UNHEX(SHA2(CONCAT(IF(a.role = 'citizen', 'cit', 'off'), LPAD(
       IF(a.role = 'citizen', a.id, a.id - 9000000), 40, '0')), 256)),
       a.id, @now, @now + INTERVAL 1 DAY, 86400, @now + INTERVAL 1 DAY,
       '127.0.0.1', 'Mozilla/5.0 (X11; Linux x86_64)'
  FROM account a
 WHERE a.role <> 'citizen' OR a.id <= @often + 2000;

INSERT INTO citizen_case (id, reference, account_id, category_id,
       department_id, officer_id, status, resolution, body, location,
       channel, opened_at, due_at, answered_at, closed_at, changed_at,
       version)
SELECT n, LPAD(CONV(n * 2654435761 % 34359738368, 10, 32), 8, '0'), account,
       c.id, c.department_id,
       IF(closed OR CRC32(CONCAT('o', n)) % 3, 9000000 + c.department_id,
       NULL),
       IF(closed, ELT(1 + k, 'closed', 'resolved', 'closed', 'rejected'),
       ELT(1 + k, 'received', 'in-review', 'approved', 'in-review')),
       IF(closed, ELT(1 + k, 'done', 'done', 'no-fault', 'not-ours'), NULL),
       REPEAT(CONCAT('It has been like this since last week, and number ', n,
       ' is not the only one. '), 1 + n % 5),
       CONCAT(1 + n % 900, ' ', ELT(1 + n % 6, 'Mill Street', 'Main Street',
       'Harbour Road', 'King & Queen Square', 'Station Road', 'Elm Avenue')),
       ELT(1 + n % 3, 'web', 'phone', 'app'), opened,
       COALESCE(opened + INTERVAL c.target_hours HOUR, '9999-12-31'),
       IF(closed, opened + INTERVAL 1 + took DIV 3 SECOND, NULL),
       IF(closed, opened + INTERVAL took SECOND, NULL),
       opened + INTERVAL IF(closed, took, 0) SECOND, 1 + k
  FROM (SELECT seq AS n, CRC32(CONCAT('k', seq)) % 4 AS k,
               IF(seq % 2, 1 + @often + CRC32(CONCAT('a', seq)) % @seldom,
               1 + seq DIV 2 % @often) AS account,
               1 + FLOOR(200 * POW(CRC32(CONCAT('c', seq)) / 4294967296, 2))
               AS category,
               @now - INTERVAL CAST((@CASES@ - seq) * @span + 60 AS INT)
               SECOND AS opened,
               CAST(3600 + 40 * 86400 *
               POW(CRC32(CONCAT('t', seq)) / 4294967296, 3) AS INT) AS took,
               CRC32(CONCAT('s', seq)) % 100 < 96 AND 3600 + 40 * 86400 *
               POW(CRC32(CONCAT('t', seq)) / 4294967296, 3) <
               (@CASES@ - seq) * @span AS closed
          FROM seq_1_to_@CASES@) made
  JOIN category c ON c.id = made.category;

INSERT INTO case_event (case_id, kind, internal, account_id, by_officer,
       from_value, to_value, body, happened_at)
SELECT c.id, e.kind, e.internal, IF(e.officer, c.officer_id, c.account_id),
       e.officer, IF(e.place = 6, 'in-review', NULL),
       ELT(e.place, 'received', c.officer_id, 'in-review', NULL, NULL,
       c.resolution), ELT(e.place, NULL, NULL, NULL,
       'Thank you. We have sent somebody to look at it this week.',
       'It is still there, and larger than it was.',
       'It was mended.'),
       c.opened_at + INTERVAL e.place * 1000 SECOND
  FROM citizen_case c
  JOIN (SELECT 1 AS place, 'opened' AS kind, 0 AS internal, 0 AS officer,
               100 AS share
        UNION ALL SELECT 2, 'taken', 1, 1, 80
        UNION ALL SELECT 3, 'status', 0, 1, 90
        UNION ALL SELECT 4, 'message', 0, 1, 60
        UNION ALL SELECT 5, 'message', 0, 0, 30
        UNION ALL SELECT 6, 'status', 0, 1, 100) e
 WHERE (e.officer = 0 OR c.officer_id IS NOT NULL)
   AND (e.place < 6 OR c.closed_at IS NOT NULL)
   AND CRC32(CONCAT(e.place, 'e', c.id)) % 100 < e.share;

INSERT INTO case_answer (case_id, question_id, label, answer, value)
SELECT c.id, q.id, q.label, 'As a wheel', IF(q.kind = 'pick', 'large', NULL)
  FROM citizen_case c
  JOIN question q ON q.category_id = c.category_id
 WHERE c.channel = 'web';

INSERT INTO feedback (case_id, token_hash, asked_at, ends_at, given_at,
       rating, solved)
SELECT c.id, UNHEX(SHA2(c.id, 256)), c.closed_at, c.closed_at, c.closed_at,
       1 + c.id % 5, c.id % 3 > 0
  FROM citizen_case c
 WHERE c.closed_at IS NOT NULL AND CRC32(CONCAT('f', c.id)) % 10 = 0;

-- What is submitted: drafts of those who have few cases.
INSERT INTO draft (id, account_id, category_id, body, location)
SELECT seq, 1 + @often + seq % 2000, 1 + seq % 200,
       REPEAT('It has been like this since last week. ', 1 + seq % 5),
       CONCAT(1 + seq % 900, ' Mill Street')
  FROM seq_1_to_@DRAFTS@;
INSERT INTO draft_answer (draft_id, question_id, answer)
SELECT r.id, q.id, IF(q.kind = 'pick', 'large', 'The left one')
  FROM draft r
  JOIN question q ON q.category_id = r.category_id;

CREATE TABLE bench_posted (
	id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
	account_id BIGINT UNSIGNED NOT NULL,
	body       TEXT NOT NULL,
	posted_at  DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP())
);

ANALYZE TABLE account, session, citizen_case, case_event, case_answer,
	feedback, draft, draft_answer, attachment, category, question;
