-- The reports module's queries. They see views alone: no person, no text.
-- SPDX-License-Identifier: ISC

-- A case that is open and overdue counts as late: who does not close what is
-- late would look punctual otherwise.
-- name: counts
SELECT CASE ? WHEN 'category' THEN s.name
              WHEN 'month' THEN DATE_FORMAT(c.opened_at, '%Y-%m')
              ELSE d.name END AS name,
       COUNT(*) AS requests,
       SUM(c.closed_at IS NULL) AS backlog,
       SUM(c.closed_at IS NOT NULL AND c.due_at IS NOT NULL) AS closed_due,
       COALESCE(SUM(c.closed_at <= c.due_at), 0) AS on_time,
       COALESCE(SUM(c.closed_at IS NULL AND c.paused_at IS NULL
                    AND c.due_at < UTC_TIMESTAMP()), 0) AS overdue
  FROM report_case c
  JOIN department d ON d.id = c.department_id
  JOIN category s ON s.id = c.category_id
 WHERE c.opened_at >= ?
   AND c.opened_at < ? + INTERVAL 1 DAY
 GROUP BY 1
 ORDER BY 1;

-- name: ratings
SELECT CASE ? WHEN 'category' THEN s.name
              WHEN 'month' THEN DATE_FORMAT(c.opened_at, '%Y-%m')
              ELSE d.name END AS name,
       COUNT(*) AS ratings, SUM(r.rating) AS points,
       COALESCE(SUM(r.solved), 0) AS solved
  FROM report_rating r
  JOIN report_case c ON c.id = r.case_id
  JOIN department d ON d.id = c.department_id
  JOIN category s ON s.id = c.category_id
 WHERE c.opened_at >= ?
   AND c.opened_at < ? + INTERVAL 1 DAY
 GROUP BY 1
 ORDER BY 1;

-- How long until it was closed, or until an officer first answered: each
-- case's seconds by its group's id. A department's and a category's are read
-- from a key alone, however many cases there are.

-- name: seconds_to_close_by_department
SELECT c.department_id AS id,
       TIMESTAMPDIFF(SECOND, c.opened_at, c.closed_at) AS seconds
  FROM report_case c
 WHERE c.opened_at + INTERVAL 0 SECOND >= ?
   AND c.opened_at + INTERVAL 0 SECOND < ? + INTERVAL 1 DAY
   AND c.closed_at IS NOT NULL;

-- name: seconds_to_close_by_category
SELECT c.category_id AS id,
       TIMESTAMPDIFF(SECOND, c.opened_at, c.closed_at) AS seconds
  FROM report_case c
 WHERE c.opened_at + INTERVAL 0 SECOND >= ?
   AND c.opened_at + INTERVAL 0 SECOND < ? + INTERVAL 1 DAY
   AND c.closed_at IS NOT NULL;

-- name: seconds_to_close_by_month
SELECT YEAR(c.opened_at) * 12 + MONTH(c.opened_at) - 1 AS id,
       TIMESTAMPDIFF(SECOND, c.opened_at, c.closed_at) AS seconds
  FROM report_case c
 WHERE c.opened_at + INTERVAL 0 SECOND >= ?
   AND c.opened_at + INTERVAL 0 SECOND < ? + INTERVAL 1 DAY
   AND c.closed_at IS NOT NULL;

-- name: seconds_to_answer_by_department
SELECT c.department_id AS id,
       TIMESTAMPDIFF(SECOND, c.opened_at, c.answered_at) AS seconds
  FROM report_case c
 WHERE c.opened_at >= ?
   AND c.opened_at < ? + INTERVAL 1 DAY
   AND c.answered_at IS NOT NULL;

-- name: seconds_to_answer_by_category
SELECT c.category_id AS id,
       TIMESTAMPDIFF(SECOND, c.opened_at, c.answered_at) AS seconds
  FROM report_case c
 WHERE c.opened_at >= ?
   AND c.opened_at < ? + INTERVAL 1 DAY
   AND c.answered_at IS NOT NULL;

-- name: seconds_to_answer_by_month
SELECT YEAR(c.opened_at) * 12 + MONTH(c.opened_at) - 1 AS id,
       TIMESTAMPDIFF(SECOND, c.opened_at, c.answered_at) AS seconds
  FROM report_case c
 WHERE c.opened_at >= ?
   AND c.opened_at < ? + INTERVAL 1 DAY
   AND c.answered_at IS NOT NULL;

-- name: department_names
SELECT d.id, d.name
  FROM department d
 ORDER BY d.name;

-- name: category_names
SELECT s.id, s.name
  FROM category s
 WHERE s.department_id IS NOT NULL
 ORDER BY s.name;
