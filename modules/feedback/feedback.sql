-- The feedback module's queries. The link is the permission: no sign-in.
-- SPDX-License-Identifier: ISC

-- name: feedback_by_token
SELECT f.id, f.case_id, c.reference, COALESCE(st.name, s.name) AS category,
       IF(st.name IS NULL, :site, NULL) AS `category@lang`,
       COALESCE(dt.name, d.name) AS department,
       IF(dt.name IS NULL, :site, NULL) AS `department@lang`,
       c.status, t.type AS status_type, c.resolution,
       c.closed_at, c.version, c.account_id,
       (f.given_at IS NULL AND f.ends_at > UTC_TIMESTAMP()) AS open
  FROM feedback f
  JOIN citizen_case c ON c.id = f.case_id
  JOIN category s ON s.id = c.category_id
  JOIN department d ON d.id = c.department_id
  LEFT JOIN category_text st
    ON st.category_id = s.id AND st.language = :language
  LEFT JOIN department_text dt
    ON dt.department_id = d.id AND dt.language = :language
  JOIN status t ON t.code = c.status
 WHERE f.token_hash = ?;

-- Of any number of posts at once, one changes the row.
-- name: feedback_give
UPDATE feedback
   SET given_at = UTC_TIMESTAMP(), rating = ?, solved = ?, comment = ?
 WHERE id = ?
   AND given_at IS NULL
   AND ends_at > UTC_TIMESTAMP();

-- Not solved: back to the department, along the table of transitions.
-- name: case_reopen
UPDATE citizen_case c
  JOIN status_transition m ON m.from_status = c.status
       AND m.to_status = 'in-review' AND m.actor = 'citizen'
  JOIN status t ON t.code = c.status AND t.type = 'done'
   SET c.status = m.to_status, c.resolution = NULL, c.closed_at = NULL,
       c.version = c.version + 1, c.changed_at = UTC_TIMESTAMP()
 WHERE c.id = ?;

-- name: event_insert
INSERT INTO case_event (case_id, kind, account_id, from_value, to_value,
       body, language, channel)
VALUES (?, ?, ?, ?, ?, ?, :language, 'mail');
