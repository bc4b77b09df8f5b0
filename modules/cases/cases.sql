-- The cases module's queries. A column's name is the name of its element in
-- the page. What a person may not see, the WHERE clause does not find.
--
-- What staff wrote is told in the page's language (:language) where there is
-- a translation, else as they wrote it, in the site's (:site): the column
-- name@lang says so of name, and page_row() marks it where it is another
-- language than the page's.
-- SPDX-License-Identifier: ISC

-- The catalogue

-- name: services
SELECT b.id AS branch_id, COALESCE(bt.name, b.name) AS branch,
       IF(bt.name IS NULL, :site, NULL) AS `branch@lang`, s.id,
       COALESCE(st.name, s.name) AS name,
       IF(st.name IS NULL, :site, NULL) AS `name@lang`, s.target_hours
  FROM category s
  JOIN department d ON d.id = s.department_id
  LEFT JOIN category b ON b.id = s.parent_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
  LEFT JOIN category_text bt
    ON bt.category_id = b.id AND bt.language = :language
 WHERE s.retired_at IS NULL
   AND d.retired_at IS NULL
   AND b.retired_at IS NULL
 ORDER BY b.position, branch, branch_id, s.position, name;

-- name: service_by_id
SELECT s.id, COALESCE(bt.name, b.name) AS branch,
       IF(bt.name IS NULL, :site, NULL) AS `branch@lang`,
       COALESCE(st.name, s.name) AS name,
       IF(st.name IS NULL, :site, NULL) AS `name@lang`,
       COALESCE(st.description, s.description) AS description,
       IF(st.description IS NULL, :site, NULL) AS `description@lang`,
       s.response_hours,
       s.target_hours, s.counts, s.asks_location,
       COALESCE(dt.name, d.name) AS department,
       IF(dt.name IS NULL, :site, NULL) AS `department@lang`,
       (SELECT COUNT(*) FROM question q
         WHERE q.category_id = s.id AND q.retired_at IS NULL) AS questions
  FROM category s
  JOIN department d ON d.id = s.department_id
  LEFT JOIN category b ON b.id = s.parent_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
  LEFT JOIN category_text bt
    ON bt.category_id = b.id AND bt.language = :language
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = :language
 WHERE s.id = ?
   AND s.retired_at IS NULL
   AND d.retired_at IS NULL
   AND b.retired_at IS NULL;

-- Drafts: a request being written

-- name: draft_insert
INSERT INTO draft (account_id, category_id)
SELECT ?, s.id
  FROM category s
  JOIN department d ON d.id = s.department_id
 WHERE s.id = ?
   AND s.retired_at IS NULL
   AND d.retired_at IS NULL;

-- name: draft_by_id
SELECT r.id, r.category_id, r.body, r.language AS `body@lang`,
       r.location, r.language AS `location@lang`,
       COALESCE(st.name, s.name) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       s.asks_location, s.target_hours, s.counts, s.department_id,
       COALESCE(dt.name, d.name) AS department,
       IF(dt.name IS NULL, :site, NULL) AS `department@lang`,
       (SELECT COUNT(*) FROM question q
         WHERE q.category_id = s.id AND q.retired_at IS NULL) AS questions
  FROM draft r
  JOIN category s ON s.id = r.category_id
  JOIN department d ON d.id = s.department_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = :language
 WHERE r.id = ?
   AND r.account_id = ?;

-- name: draft_details_update
UPDATE draft
   SET body = ?, location = ?, language = :language,
       changed_at = UTC_TIMESTAMP()
 WHERE id = ?
   AND account_id = ?;

-- name: draft_questions
SELECT q.id, q.kind, COALESCE(qt.label, q.label) AS label,
       IF(qt.label IS NULL, :site, NULL) AS `label@lang`,
       COALESCE(qt.hint, q.hint) AS hint,
       IF(qt.hint IS NULL, :site, NULL) AS `hint@lang`,
       q.required, q.least, q.most, a.answer
  FROM draft r
  JOIN question q ON q.category_id = r.category_id
  LEFT JOIN question_text qt
    ON qt.question_id = q.id AND qt.language = :language
  LEFT JOIN draft_answer a ON a.draft_id = r.id AND a.question_id = q.id
 WHERE r.id = ?
   AND q.retired_at IS NULL
 ORDER BY q.position, q.id;

-- Of every question that the draft's service asks.
-- name: draft_options
SELECT o.question_id, o.value, COALESCE(ot.label, o.label) AS label,
       IF(ot.label IS NULL, :site, NULL) AS `label@lang`
  FROM draft r
  JOIN question q ON q.category_id = r.category_id
  JOIN question_option o ON o.question_id = q.id
  LEFT JOIN question_option_text ot
    ON ot.question_id = o.question_id AND ot.value = o.value
   AND ot.language = :language
 WHERE r.id = ?
   AND o.retired_at IS NULL
 ORDER BY o.position, label;

-- name: draft_answer_replace
INSERT INTO draft_answer (draft_id, question_id, answer)
VALUES (?, ?, ?)
ON DUPLICATE KEY UPDATE answer = VALUES(answer);

-- name: draft_answer_delete
DELETE FROM draft_answer
 WHERE draft_id = ?
   AND question_id = ?;

-- What was answered, as a person reads it.
-- name: draft_answers
SELECT q.id, q.kind, COALESCE(qt.label, q.label) AS label,
       IF(qt.label IS NULL, :site, NULL) AS `label@lang`, q.required,
       COALESCE(ot.label, o.label, a.answer) AS answer,
       CASE WHEN o.value IS NOT NULL THEN IF(ot.label IS NULL, :site, NULL)
            WHEN q.kind IN ('line', 'area') THEN r.language
             END AS `answer@lang`
  FROM draft r
  JOIN question q ON q.category_id = r.category_id
  LEFT JOIN question_text qt
    ON qt.question_id = q.id AND qt.language = :language
  LEFT JOIN draft_answer a ON a.draft_id = r.id AND a.question_id = q.id
  LEFT JOIN question_option o
    ON o.question_id = q.id AND o.value = a.answer
  LEFT JOIN question_option_text ot
    ON ot.question_id = o.question_id AND ot.value = o.value
   AND ot.language = :language
 WHERE r.id = ?
   AND q.retired_at IS NULL
 ORDER BY q.position, q.id;

-- name: draft_files
SELECT f.id, f.name, f.type, f.size
  FROM attachment f
 WHERE f.draft_id = ?
   AND f.account_id = ?
 ORDER BY f.id;

-- name: draft_file_delete
DELETE FROM attachment
 WHERE id = ?
   AND draft_id = ?
   AND account_id = ?;

-- name: attachment_insert
INSERT INTO attachment (account_id, draft_id, case_id, event_id, `stored`,
       name, type, size, sha256)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- A draft becomes a case

-- What was left out, when it is meant to be done, and what the letter says:
-- all in one row. unanswered is NULL where the service asks nothing.
-- name: draft_to_send
SELECT r.id, (s.retired_at IS NULL AND d.retired_at IS NULL) AS offered,
       (r.body IS NULL OR (s.asks_location = 2 AND r.location IS NULL))
           AS undescribed,
       (SELECT SUM(q.required AND a.answer IS NULL)
          FROM question q
          LEFT JOIN draft_answer a
            ON a.draft_id = r.id AND a.question_id = q.id
         WHERE q.category_id = s.id AND q.retired_at IS NULL) AS unanswered,
       COALESCE(st.name, s.name) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       COALESCE(dt.name, d.name) AS department,
       IF(dt.name IS NULL, :site, NULL) AS `department@lang`,
       s.counts, s.target_hours, UTC_TIMESTAMP() AS opened_at,
       UTC_TIMESTAMP() + INTERVAL s.target_hours HOUR AS due_at
  FROM draft r
  JOIN category s ON s.id = r.category_id
  JOIN department d ON d.id = s.department_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = :language
 WHERE r.id = ?
   AND r.account_id = ?;

-- name: case_from_draft
INSERT INTO citizen_case (reference, account_id, category_id, department_id,
       body, location, language, opened_at, due_at)
SELECT ?, r.account_id, r.category_id, s.department_id, r.body, r.location,
       r.language, ?, COALESCE(?, '9999-12-31 00:00:00')
  FROM draft r
  JOIN category s ON s.id = r.category_id
 WHERE r.id = ?
   AND r.account_id = ?
   AND r.body IS NOT NULL;

-- name: case_answers_from_draft
INSERT INTO case_answer (case_id, question_id, label, answer, value)
SELECT ?, q.id, q.label, COALESCE(o.label, a.answer), o.value
  FROM draft_answer a
  JOIN question q ON q.id = a.question_id
  LEFT JOIN question_option o
    ON o.question_id = q.id AND o.value = a.answer
 WHERE a.draft_id = ?
   AND q.retired_at IS NULL;

-- name: case_files_from_draft
UPDATE attachment
   SET case_id = ?, draft_id = NULL
 WHERE draft_id = ?
   AND account_id = ?;

-- Not while it has a file: most have none.
-- name: draft_delete
DELETE FROM draft
 WHERE id = ?
   AND account_id = ?
   AND NOT EXISTS (SELECT 1 FROM attachment f WHERE f.draft_id = draft.id);

-- name: event_insert
INSERT INTO case_event (case_id, kind, internal, account_id, by_officer,
       from_value, to_value, body, language)
VALUES (?, ?, ?, NULLIF(?, 0), ?, ?, ?, ?, :language);

-- A barrier that somebody met, signed in or not

-- name: barrier_service
SELECT s.id
  FROM category s
  JOIN department d ON d.id = s.department_id
 WHERE s.code = 'accessibility'
   AND s.retired_at IS NULL
   AND d.retired_at IS NULL;

-- name: case_of_barrier
INSERT INTO citizen_case (reference, account_id, contact, category_id,
       department_id, body, location, language, due_at)
SELECT ?, NULLIF(?, 0), ?, s.id, s.department_id, ?, ?, :language,
       COALESCE(UTC_TIMESTAMP() + INTERVAL s.target_hours HOUR,
                '9999-12-31 00:00:00')
  FROM category s
  JOIN department d ON d.id = s.department_id
 WHERE s.code = 'accessibility'
   AND s.retired_at IS NULL
   AND d.retired_at IS NULL;

-- A citizen's cases

-- name: cases_of_account
SELECT c.id, c.reference, COALESCE(st.name, s.name) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       c.location, c.language AS `location@lang`, c.status,
       c.opened_at, NULLIF(c.due_at, '9999-12-31 00:00:00') AS due_at,
       c.closed_at, NULLIF(c.closed_at IS NULL AND c.paused_at IS NULL
        AND c.due_at < UTC_TIMESTAMP(), 0) AS overdue,
       COUNT(*) OVER () AS `@total`,
       EXISTS (SELECT 1 FROM draft r WHERE r.account_id = ?) AS `@drafts`
  FROM citizen_case c
  JOIN category s ON s.id = c.category_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
 WHERE c.account_id = ?
   AND (? IS NULL OR (c.closed_at IS NULL) = (? = 'open'))
   AND (? IS NULL OR c.reference = ? OR c.body LIKE ?
        OR COALESCE(st.name, s.name) LIKE ?)
 ORDER BY c.opened_at DESC, c.id DESC
 LIMIT ? OFFSET ?;

-- name: drafts_of_account
SELECT r.id, COALESCE(st.name, s.name) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       r.changed_at
  FROM draft r
  JOIN category s ON s.id = r.category_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
 WHERE r.account_id = ?
 ORDER BY r.changed_at DESC
 LIMIT 5;

-- name: case_of_account
SELECT c.id, c.reference, COALESCE(st.name, s.name) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       s.id AS category_id,
       COALESCE(dt.name, d.name) AS department,
       IF(dt.name IS NULL, :site, NULL) AS `department@lang`,
       c.status, t.type AS status_type, c.resolution,
       c.body, c.language AS `body@lang`,
       c.location, c.language AS `location@lang`, c.opened_at,
       NULLIF(c.due_at, '9999-12-31 00:00:00') AS due_at, c.closed_at,
       (c.closed_at IS NULL AND c.paused_at IS NULL
        AND c.due_at < UTC_TIMESTAMP()) AS overdue,
       c.version,
       EXISTS (SELECT 1 FROM status_transition m
                WHERE m.from_status = c.status AND m.actor = 'citizen'
                  AND m.to_status = 'withdrawn') AS may_withdraw,
       EXISTS (SELECT 1 FROM status_transition m
                WHERE m.from_status = c.status AND m.actor = 'citizen'
                  AND m.to_status = 'in-review'
                  AND t.type = 'done') AS may_reopen
  FROM citizen_case c
  JOIN category s ON s.id = c.category_id
  JOIN department d ON d.id = c.department_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = :language
  JOIN status t ON t.code = c.status
 WHERE c.id = ?
   AND c.account_id = ?;

-- What a citizen may read of what happened: never what is internal. An
-- officer signs with the department, not with a name.
-- Events keep the names that categories had, in the site's language; while a
-- category has that name it is told in the reader's.
-- name: events_for_citizen
SELECT e.id, e.kind, e.by_officer,
       COALESCE(IF(e.kind = 'category', (SELECT MIN(t.name)
          FROM category s
          JOIN category_text t
            ON t.category_id = s.id AND t.language = :language
         WHERE s.name = e.from_value), NULL), e.from_value) AS from_value,
       COALESCE(IF(e.kind = 'category', (SELECT MIN(t.name)
          FROM category s
          JOIN category_text t
            ON t.category_id = s.id AND t.language = :language
         WHERE s.name = e.to_value), NULL), e.to_value) AS to_value,
       e.body, e.language AS `body@lang`, e.happened_at
  FROM case_event e
 WHERE e.case_id = ?
   AND e.internal = 0
 ORDER BY e.id;

-- name: latest_events_for_citizen
SELECT e.id, e.kind, e.by_officer, e.from_value, e.to_value, e.body,
       e.language AS `body@lang`, e.happened_at
  FROM case_event e
 WHERE e.case_id = ?
   AND e.internal = 0
 ORDER BY e.id DESC
 LIMIT 3;

-- As they were asked and answered, in the site's language: a translation is
-- of that wording alone, and not of what it was changed to since.
-- name: case_answers_and_files
SELECT 'answer' AS kind, a.question_id AS id,
       COALESCE(qt.label, a.label) AS label,
       IF(qt.label IS NULL, :site, NULL) AS `label@lang`,
       COALESCE(ot.label, a.answer) AS text,
       CASE WHEN a.value IS NOT NULL THEN IF(ot.label IS NULL, :site, NULL)
            WHEN q.kind IN ('line', 'area') THEN c.language
             END AS `text@lang`,
       NULL AS event_id, q.kind AS type, NULL AS size
  FROM case_answer a
  JOIN citizen_case c ON c.id = a.case_id
  JOIN question q ON q.id = a.question_id
  LEFT JOIN question_text qt
    ON qt.question_id = q.id AND qt.language = :language
   AND q.label = a.label
  LEFT JOIN question_option o
    ON o.question_id = q.id AND o.value = a.value AND o.label = a.answer
  LEFT JOIN question_option_text ot
    ON ot.question_id = o.question_id AND ot.value = o.value
   AND ot.language = :language
 WHERE a.case_id = ?
 UNION ALL
SELECT 'file', f.id, f.name, NULL, NULL, NULL, f.event_id, f.type, f.size
  FROM attachment f
 WHERE f.case_id = ?
 ORDER BY kind, id;

-- A word is no edit: it conflicts with none, so the version stays.
-- name: case_touch
UPDATE citizen_case
   SET changed_at = UTC_TIMESTAMP()
 WHERE id = ?;

-- The clock runs again, and the target moves by as long as it stood; where
-- the machine's own clock was set back meanwhile, not at all.
-- name: case_resume
UPDATE citizen_case
   SET due_at = IF(due_at = '9999-12-31 00:00:00', due_at, due_at
               + INTERVAL GREATEST(0, TIMESTAMPDIFF(SECOND, paused_at,
                 UTC_TIMESTAMP())) SECOND),
       paused_seconds = paused_seconds
               + GREATEST(0, TIMESTAMPDIFF(SECOND, paused_at,
                 UTC_TIMESTAMP())),
       paused_at = NULL
 WHERE id = ?
   AND paused_at IS NOT NULL;

-- Services whose target counts working hours: what the clock is made of.
-- name: clock_of_case
SELECT c.opened_at, c.paused_at, c.paused_seconds, s.target_hours,
       UTC_TIMESTAMP() AS now
  FROM citizen_case c
  JOIN category s ON s.id = c.category_id
 WHERE c.id = ?
   AND s.counts = 'working'
   AND s.target_hours IS NOT NULL;

-- name: calendar
SELECT w.weekday, TIME_TO_SEC(w.opens) AS opens,
       TIME_TO_SEC(w.closes) AS closes, NULL AS day
  FROM working_hours w
 UNION ALL
SELECT NULL, NULL, NULL, h.day
  FROM holiday h;

-- name: clock_set
UPDATE citizen_case
   SET due_at = ?, paused_seconds = ?
 WHERE id = ?;

-- name: clock_run
UPDATE citizen_case
   SET paused_at = NULL
 WHERE id = ?;

-- Move along the table of transitions, or change nothing.
-- name: case_move_by_citizen
UPDATE citizen_case c
  JOIN status_transition m ON m.from_status = c.status
       AND m.to_status = ? AND m.actor = 'citizen'
  JOIN status t ON t.code = m.to_status
   SET c.status = m.to_status, c.resolution = ?,
       c.closed_at = IF(t.type = 'done', UTC_TIMESTAMP(), NULL),
       c.version = c.version + 1, c.changed_at = UTC_TIMESTAMP()
 WHERE c.id = ?
   AND c.account_id = ?
   AND c.version = ?;

-- name: attachment_of_account
SELECT f.stored, f.name, f.type
  FROM attachment f
 WHERE f.id = ?
   AND (EXISTS (SELECT 1 FROM citizen_case c
                 WHERE c.id = f.case_id AND c.account_id = ?)
        OR (f.case_id IS NULL AND f.account_id = ?));

-- A case looked up by its reference and the address it was opened with

-- name: case_by_reference
SELECT c.id
  FROM citizen_case c
  LEFT JOIN account a ON a.id = c.account_id
 WHERE c.reference = ?
   AND COALESCE(a.email, c.contact) = ?;

-- name: case_found
SELECT c.reference, COALESCE(st.name, s.name) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       COALESCE(dt.name, d.name) AS department,
       IF(dt.name IS NULL, :site, NULL) AS `department@lang`,
       c.status,
       t.type AS status_type, c.resolution, c.opened_at,
       NULLIF(c.due_at, '9999-12-31 00:00:00') AS due_at, c.closed_at,
       (c.closed_at IS NULL AND c.paused_at IS NULL
        AND c.due_at < UTC_TIMESTAMP()) AS overdue
  FROM citizen_case c
  JOIN category s ON s.id = c.category_id
  JOIN department d ON d.id = c.department_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = :language
  JOIN status t ON t.code = c.status
 WHERE c.id = ?;

-- Status changes only: without signing in, no word of the talk is shown.
-- name: events_found
SELECT e.id, e.kind, e.from_value, e.to_value, e.happened_at
  FROM case_event e
 WHERE e.case_id = ?
   AND e.internal = 0
   AND e.kind IN ('opened', 'status', 'reopened')
 ORDER BY e.id;

-- The officers' queue: one department at a time, so that one index gives its
-- order, and nothing is sorted however long the queue is: what comes behind
-- the day it is due, or closed, is the rest of that index. Permission is the
-- row of officer_department.

-- name: departments_of_officer
SELECT d.id AS value, COALESCE(dt.name, d.name) AS label,
       IF(dt.name IS NULL, :site, NULL) AS `label@lang`
  FROM officer_department p
  JOIN department d ON d.id = p.department_id
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = :language
 WHERE p.account_id = ?
   AND d.retired_at IS NULL
 ORDER BY label;

-- name: categories_of_officer
SELECT s.id AS value, COALESCE(st.name, s.name) AS label,
       IF(st.name IS NULL, :site, NULL) AS `label@lang`
  FROM category s
  JOIN officer_department p ON p.department_id = s.department_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
 WHERE p.account_id = ?
 ORDER BY label;

-- name: queue_by_due
SELECT q.id, q.reference, COALESCE(st.name, q.category) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       q.location, q.language AS `location@lang`,
       q.excerpt, q.language AS `excerpt@lang`, q.status,
       q.opened_at, q.due_at, NULLIF(q.overdue, 0) AS overdue, q.officer
  FROM queue_case q
  LEFT JOIN category_text st
    ON st.category_id = q.category_id AND st.language = :language
 WHERE q.department_id = ?
   AND EXISTS (SELECT 1 FROM officer_department p
                WHERE p.department_id = q.department_id
                  AND p.account_id = ?)
   AND q.closed_at IS NULL
   AND (? IS NULL OR q.category_id = ?)
   AND (? IS NULL OR q.officer_id <=> ?)
   AND (? IS NULL OR q.status_type = ?)
   AND (? IS NULL OR q.reference = ? OR q.location LIKE ?
        OR q.body LIKE ?)
 ORDER BY q.sorts_by, q.opened_at, q.id
 LIMIT ? OFFSET ?;

-- name: queue_by_opened
SELECT q.id, q.reference, COALESCE(st.name, q.category) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       q.location, q.language AS `location@lang`,
       q.excerpt, q.language AS `excerpt@lang`, q.status,
       q.opened_at, q.due_at, NULLIF(q.overdue, 0) AS overdue, q.officer
  FROM queue_case q
  LEFT JOIN category_text st
    ON st.category_id = q.category_id AND st.language = :language
 WHERE q.department_id = ?
   AND EXISTS (SELECT 1 FROM officer_department p
                WHERE p.department_id = q.department_id
                  AND p.account_id = ?)
   AND q.closed_at IS NULL
   AND (? IS NULL OR q.category_id = ?)
   AND (? IS NULL OR q.officer_id <=> ?)
   AND (? IS NULL OR q.status_type = ?)
   AND (? IS NULL OR q.reference = ? OR q.location LIKE ?
        OR q.body LIKE ?)
 ORDER BY q.opened_at DESC, q.id DESC
 LIMIT ? OFFSET ?;

-- name: queue_closed
SELECT q.id, q.reference, COALESCE(st.name, q.category) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       q.location, q.language AS `location@lang`,
       q.excerpt, q.language AS `excerpt@lang`, q.status,
       q.opened_at, q.closed_at, q.officer
  FROM queue_case q
  LEFT JOIN category_text st
    ON st.category_id = q.category_id AND st.language = :language
 WHERE q.department_id = ?
   AND EXISTS (SELECT 1 FROM officer_department p
                WHERE p.department_id = q.department_id
                  AND p.account_id = ?)
   AND q.closed_at IS NOT NULL
   AND (? IS NULL OR q.category_id = ?)
   AND (? IS NULL OR q.officer_id <=> ?)
   AND (? IS NULL OR q.status_type = ?)
   AND (? IS NULL OR q.reference = ? OR q.location LIKE ?
        OR q.body LIKE ?)
 ORDER BY q.closed_at DESC, q.sorts_by DESC, q.opened_at DESC, q.id DESC
 LIMIT ? OFFSET ?;

-- One case, for an officer of its department

-- name: case_of_officer
SELECT c.id, c.reference, COALESCE(st.name, s.name) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       c.category_id,
       COALESCE(dt.name, d.name) AS department,
       IF(dt.name IS NULL, :site, NULL) AS `department@lang`,
       c.department_id, c.status,
       t.type AS status_type, c.resolution, c.body,
       c.language AS `body@lang`, c.location,
       c.language AS `location@lang`,
       c.latitude, c.longitude, c.channel, c.opened_at, c.answered_at,
       NULLIF(c.due_at, '9999-12-31 00:00:00') AS due_at, c.closed_at,
       (c.closed_at IS NULL AND c.paused_at IS NULL
        AND c.due_at < UTC_TIMESTAMP()) AS overdue,
       c.paused_at, c.version, c.officer_id, o.name AS officer,
       (c.officer_id <=> ?) AS mine,
       EXISTS (SELECT 1 FROM status_transition m
                WHERE m.from_status = c.status AND m.actor = 'officer'
                  AND m.to_status = 'waiting') AS may_ask,
       (t.type <> 'done') AND
       EXISTS (SELECT 1 FROM status_transition m
                WHERE m.from_status = c.status AND m.actor = 'officer'
                  AND m.to_status IN (SELECT r.status FROM resolution r)
              ) AS may_end,
       EXISTS (SELECT 1 FROM status_transition m
                 JOIN status n ON n.code = m.to_status
                WHERE m.from_status = c.status AND m.actor = 'officer'
                  AND n.type IN ('new', 'open')) AS may_move,
       a.name AS citizen, a.email AS citizen_email,
       a.language AS citizen_language, c.contact
  FROM citizen_case c
  JOIN category s ON s.id = c.category_id
  JOIN department d ON d.id = c.department_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = :language
  JOIN status t ON t.code = c.status
  LEFT JOIN account o ON o.id = c.officer_id
  LEFT JOIN account a ON a.id = c.account_id
 WHERE c.id = ?
   AND EXISTS (SELECT 1 FROM officer_department p
                WHERE p.department_id = c.department_id
                  AND p.account_id = ?);

-- name: events_for_officer
SELECT e.id, e.kind, e.internal, e.by_officer, a.name,
       COALESCE(IF(e.kind = 'category', (SELECT MIN(t.name)
          FROM category s
          JOIN category_text t
            ON t.category_id = s.id AND t.language = :language
         WHERE s.name = e.from_value), NULL), e.from_value) AS from_value,
       COALESCE(IF(e.kind = 'category', (SELECT MIN(t.name)
          FROM category s
          JOIN category_text t
            ON t.category_id = s.id AND t.language = :language
         WHERE s.name = e.to_value), NULL), e.to_value) AS to_value,
       e.body, e.language AS `body@lang`,
       e.channel, e.happened_at
  FROM case_event e
  LEFT JOIN account a ON a.id = e.account_id
 WHERE e.case_id = ?
 ORDER BY e.id;

-- name: latest_events
SELECT e.id, e.kind, e.internal, a.name, e.from_value, e.to_value,
       e.body, e.language AS `body@lang`, e.happened_at
  FROM case_event e
  LEFT JOIN account a ON a.id = e.account_id
 WHERE e.case_id = ?
 ORDER BY e.id DESC
 LIMIT 3;

-- name: attachment_of_officer
SELECT f.stored, f.name, f.type
  FROM attachment f
  JOIN citizen_case c ON c.id = f.case_id
  JOIN officer_department p ON p.department_id = c.department_id
 WHERE f.id = ?
   AND p.account_id = ?;

-- What an officer does. Permission was looked at by case_of_officer in the
-- same transaction; the version says that nobody was faster.

-- name: case_take
UPDATE citizen_case
   SET officer_id = ?, version = version + 1,
       changed_at = UTC_TIMESTAMP()
 WHERE id = ?
   AND version = ?
   AND closed_at IS NULL;

-- name: case_hand_over
UPDATE citizen_case
   SET department_id = ?, officer_id = ?, version = version + 1,
       changed_at = UTC_TIMESTAMP()
 WHERE id = ?
   AND version = ?;

-- The new category's target counts from the day the case was opened; what
-- the clock stood still stays added.
-- name: case_recategorise
UPDATE citizen_case c
  JOIN category s ON s.id = ?
   SET c.category_id = s.id,
       c.due_at = COALESCE(c.opened_at + INTERVAL s.target_hours HOUR
               + INTERVAL c.paused_seconds SECOND, '9999-12-31 00:00:00'),
       c.version = c.version + 1, c.changed_at = UTC_TIMESTAMP()
 WHERE c.id = ?
   AND c.version = ?
   AND s.department_id IS NOT NULL;

-- name: case_move_by_officer
UPDATE citizen_case c
  JOIN status_transition m ON m.from_status = c.status
       AND m.to_status = ? AND m.actor = 'officer'
  JOIN status t ON t.code = m.to_status
   SET c.status = m.to_status, c.resolution = ?,
       c.officer_id = COALESCE(c.officer_id, ?),
       c.closed_at = IF(t.type = 'done', UTC_TIMESTAMP(), NULL),
       c.answered_at = COALESCE(c.answered_at, UTC_TIMESTAMP()),
       c.version = c.version + 1, c.changed_at = UTC_TIMESTAMP()
 WHERE c.id = ?
   AND c.version = ?;

-- name: case_pause
UPDATE citizen_case
   SET paused_at = UTC_TIMESTAMP()
 WHERE id = ?
   AND paused_at IS NULL;

-- name: case_answered
UPDATE citizen_case
   SET answered_at = COALESCE(answered_at, UTC_TIMESTAMP()),
       changed_at = UTC_TIMESTAMP()
 WHERE id = ?;

-- name: case_due
SELECT NULLIF(c.due_at, '9999-12-31 00:00:00') AS due_at
  FROM citizen_case c
 WHERE c.id = ?;

-- name: transitions_of_officer
SELECT m.to_status AS value, m.needs_reason
  FROM status_transition m
  JOIN status t ON t.code = m.to_status
 WHERE m.from_status = ?
   AND m.actor = 'officer'
   AND t.type IN ('new', 'open')
 ORDER BY t.position;

-- name: resolution_choices
SELECT r.code AS value
  FROM resolution r
  JOIN status_transition m ON m.to_status = r.status
  JOIN status t ON t.code = m.from_status AND t.type <> 'done'
 WHERE m.from_status = ?
   AND m.actor = 'officer'
 ORDER BY r.position;

-- name: resolution_status
SELECT r.status
  FROM resolution r
 WHERE r.code = ?;

-- name: department_choices
SELECT d.id AS value, COALESCE(dt.name, d.name) AS label,
       IF(dt.name IS NULL, :site, NULL) AS `label@lang`
  FROM department d
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = :language
 WHERE d.retired_at IS NULL
 ORDER BY label;

-- name: department_by_id
SELECT d.name
  FROM department d
 WHERE d.id = ?;

-- Officers of any department that the asking officer works in.
-- name: colleague_choices
SELECT DISTINCT a.id AS value, a.name AS label
  FROM officer_department mine
  JOIN department_officer o ON o.department_id = mine.department_id
  JOIN account a ON a.id = o.account_id
 WHERE mine.account_id = ?
   AND a.state = 'active'
 ORDER BY a.name;

-- name: officer_in_department
SELECT a.name
  FROM account a
  JOIN officer_department p ON p.account_id = a.id
 WHERE a.id = ?
   AND p.department_id = ?;

-- name: category_choices
SELECT s.id AS value,
       CONCAT_WS(' – ', IF(st.name IS NULL, b.name,
                           COALESCE(bt.name, b.name)),
                 COALESCE(st.name, s.name)) AS label,
       IF(st.name IS NULL, :site, NULL) AS `label@lang`
  FROM category s
  LEFT JOIN category b ON b.id = s.parent_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
  LEFT JOIN category_text bt
    ON bt.category_id = b.id AND bt.language = :language
 WHERE s.department_id IS NOT NULL
   AND s.retired_at IS NULL
 ORDER BY label;

-- name: category_by_id
SELECT s.name, s.department_id, d.name AS department
  FROM category s
  JOIN department d ON d.id = s.department_id
 WHERE s.id = ?;

-- A letter's reader may speak another language than who makes us write it.
-- name: names_in_language
SELECT COALESCE(st.name, s.name) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       COALESCE(dt.name, d.name) AS department,
       IF(dt.name IS NULL, :site, NULL) AS `department@lang`
  FROM citizen_case c
  JOIN category s ON s.id = c.category_id
  JOIN department d ON d.id = c.department_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = ?
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = ?
 WHERE c.id = ?;

-- name: feedback_insert
INSERT INTO feedback (case_id, token_hash, ends_at)
VALUES (?, ?, UTC_TIMESTAMP() + INTERVAL ? DAY);
