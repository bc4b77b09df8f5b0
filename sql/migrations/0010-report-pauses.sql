-- While its clock stands a case is not late, in reports as in the queue.
-- SPDX-License-Identifier: ISC

CREATE OR REPLACE SQL SECURITY DEFINER VIEW report_case AS
	SELECT c.id, c.category_id, c.department_id, c.status, c.resolution,
	       c.channel, c.opened_at, c.answered_at, c.closed_at,
	       NULLIF(c.due_at, '9999-12-31 00:00:00') AS due_at,
	       c.paused_at, c.paused_seconds
	  FROM citizen_case c;
