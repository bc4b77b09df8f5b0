-- What reports may see: no person, no text.
-- SPDX-License-Identifier: ISC

CREATE SQL SECURITY DEFINER VIEW report_case AS
	SELECT c.id, c.category_id, c.department_id, c.status, c.resolution,
	       c.channel, c.opened_at, c.answered_at, c.closed_at,
	       NULLIF(c.due_at, '9999-12-31 00:00:00') AS due_at,
	       c.paused_seconds
	  FROM citizen_case c;

CREATE SQL SECURITY DEFINER VIEW report_rating AS
	SELECT f.case_id, f.rating, f.solved, f.given_at
	  FROM feedback f
	 WHERE f.given_at IS NOT NULL;
