-- aedile-cases: the catalogue to read, cases to write; what has happened to
-- a case is never changed or taken away.
-- SPDX-License-Identifier: ISC

GRANT SELECT ON department TO @account;
GRANT SELECT ON department_officer TO @account;
GRANT SELECT ON officer_department TO @account;
GRANT SELECT ON queue_case TO @account;
GRANT SELECT ON category TO @account;
GRANT SELECT ON question TO @account;
GRANT SELECT ON question_option TO @account;
GRANT SELECT ON department_text TO @account;
GRANT SELECT ON category_text TO @account;
GRANT SELECT ON question_text TO @account;
GRANT SELECT ON question_option_text TO @account;
GRANT SELECT ON status TO @account;
GRANT SELECT ON status_transition TO @account;
GRANT SELECT ON resolution TO @account;
GRANT SELECT ON working_hours TO @account;
GRANT SELECT ON holiday TO @account;
GRANT SELECT, INSERT, UPDATE ON citizen_case TO @account;
GRANT SELECT, INSERT ON case_event TO @account;
GRANT SELECT, INSERT ON case_answer TO @account;
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO @account;
GRANT SELECT, INSERT, UPDATE, DELETE ON draft_answer TO @account;
GRANT SELECT, INSERT, UPDATE, DELETE ON attachment TO @account;
-- The link to rate a closed case goes out with the closing; what was rated
-- is for aedile-feedback.
GRANT INSERT (case_id, token_hash, ends_at) ON feedback TO @account;
