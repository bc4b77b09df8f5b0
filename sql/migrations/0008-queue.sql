-- The officers' queue: whose it is, and what a row of it shows.
-- SPDX-License-Identifier: ISC

CREATE SQL SECURITY INVOKER VIEW officer_department AS
	SELECT a.id AS account_id, d.id AS department_id
	  FROM account a
	  JOIN department d
	  LEFT JOIN department_officer o
	    ON o.department_id = d.id AND o.account_id = a.id
	 WHERE a.role IN ('manager', 'admin')
	    OR (a.role = 'officer' AND o.account_id IS NOT NULL);

CREATE SQL SECURITY INVOKER VIEW queue_case AS
	SELECT c.id, c.reference, c.department_id, c.category_id,
	       c.officer_id, s.name AS category, c.location, c.body,
	       LEFT(c.body, 160) AS excerpt, c.status, t.type AS status_type,
	       c.opened_at, c.closed_at, c.changed_at, c.due_at AS sorts_by,
	       NULLIF(c.due_at, '9999-12-31 00:00:00') AS due_at,
	       (c.closed_at IS NULL AND c.paused_at IS NULL
	        AND c.due_at < UTC_TIMESTAMP()) AS overdue,
	       o.name AS officer
	  FROM citizen_case c
	  JOIN category s ON s.id = c.category_id
	  JOIN status t ON t.code = c.status
	  LEFT JOIN account o ON o.id = c.officer_id;
