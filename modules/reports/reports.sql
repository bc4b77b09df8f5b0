-- The reports module's queries. They see views alone: no person, no text.
-- SPDX-License-Identifier: ISC

-- What is counted is told by the id of its group: of a department or of a
-- category, or a month, counted from the year 0.

-- A case that is open and overdue counts as late: who does not close what is
-- late would look punctual otherwise.
-- name: counts
SELECT CASE ? WHEN 'category' THEN c.category_id
              WHEN 'month' THEN YEAR(c.opened_at) * 12
                                + MONTH(c.opened_at) - 1
              ELSE c.department_id END AS id,
       COUNT(*) AS requests,
       SUM(c.closed_at IS NULL) AS backlog,
       SUM(c.closed_at IS NOT NULL AND c.due_at IS NOT NULL) AS closed_due,
       COALESCE(SUM(c.closed_at <= c.due_at), 0) AS on_time,
       COALESCE(SUM(c.closed_at IS NULL AND c.paused_at IS NULL
                    AND c.due_at < UTC_TIMESTAMP()), 0) AS overdue
  FROM report_case c
 WHERE c.opened_at >= ?
   AND c.opened_at < ? + INTERVAL 1 DAY
 GROUP BY 1
 ORDER BY 1;

-- name: ratings
SELECT CASE ? WHEN 'category' THEN c.category_id
              WHEN 'month' THEN YEAR(c.opened_at) * 12
                                + MONTH(c.opened_at) - 1
              ELSE c.department_id END AS id,
       COUNT(*) AS ratings, SUM(r.rating) AS points,
       COALESCE(SUM(r.solved), 0) AS solved
  FROM report_rating r
  JOIN report_case c ON c.id = r.case_id
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

-- The names of the groups, in the order they are told in.

-- name: department_names
SELECT d.id, COALESCE(dt.name, d.name) AS name,
       IF(dt.name IS NULL, :site, NULL) AS `name@lang`
  FROM department d
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = :language
 ORDER BY name;

-- A name that two categories share is told apart by its branch.
-- name: category_names
SELECT s.id,
       CONCAT_WS(' – ', IF(COUNT(*) OVER (PARTITION BY s.name) > 1,
                           COALESCE(bt.name, b.name), NULL),
                 COALESCE(st.name, s.name)) AS name,
       IF(st.name IS NULL, :site, NULL) AS `name@lang`
  FROM category s
  LEFT JOIN category b ON b.id = s.parent_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
  LEFT JOIN category_text bt
    ON bt.category_id = b.id AND bt.language = :language
 WHERE s.department_id IS NOT NULL
 ORDER BY name;
