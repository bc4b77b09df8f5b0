-- aedile-feedback: ratings, and reopening a case that is not solved.
-- SPDX-License-Identifier: ISC

GRANT SELECT, UPDATE (given_at, rating, solved, comment)
      ON feedback TO @account;
GRANT SELECT (id, reference, account_id, category_id, department_id,
      officer_id, status, resolution, opened_at, due_at, closed_at, paused_at,
      paused_seconds, changed_at, version),
      UPDATE (status, resolution, closed_at, due_at, changed_at, version)
      ON citizen_case TO @account;
GRANT INSERT ON case_event TO @account;
GRANT SELECT ON department TO @account;
GRANT SELECT ON category TO @account;
GRANT SELECT ON department_text TO @account;
GRANT SELECT ON category_text TO @account;
GRANT SELECT ON status TO @account;
GRANT SELECT ON status_transition TO @account;
