-- aedile, the administrator's command: accounts, imports, reports, and what
-- aedile doctor looks at. The schema itself belongs to database.owner.
-- SPDX-License-Identifier: ISC

GRANT SELECT ON migration TO @account;
GRANT SELECT, INSERT, UPDATE ON account TO @account;
GRANT SELECT (account_id), INSERT, UPDATE ON credential TO @account;
GRANT SELECT (id, account_id), DELETE ON session TO @account;
GRANT SELECT, DELETE ON throttle TO @account;
GRANT SELECT, INSERT, UPDATE ON department TO @account;
GRANT SELECT, INSERT, DELETE ON department_officer TO @account;
GRANT SELECT, INSERT, UPDATE ON category TO @account;
GRANT SELECT, INSERT, UPDATE ON question TO @account;
GRANT SELECT, INSERT, UPDATE ON question_option TO @account;
GRANT SELECT, INSERT, UPDATE ON department_text TO @account;
GRANT SELECT, INSERT, UPDATE ON category_text TO @account;
GRANT SELECT, INSERT, UPDATE ON question_text TO @account;
GRANT SELECT, INSERT, UPDATE ON question_option_text TO @account;
GRANT SELECT ON status TO @account;
GRANT SELECT ON status_transition TO @account;
GRANT SELECT ON resolution TO @account;
GRANT SELECT, INSERT, UPDATE ON citizen_case TO @account;
GRANT SELECT, INSERT ON case_event TO @account;
GRANT SELECT, INSERT, UPDATE ON import_source TO @account;
GRANT SELECT, INSERT ON import_case TO @account;
GRANT SELECT ON report_case TO @account;
GRANT SELECT ON report_rating TO @account;
GRANT INSERT (once, message_id, recipient, language, document, due_at)
      ON outbox TO @account;
GRANT SELECT (id, state, tries, due_at, fault, posted_at, sent_at)
      ON outbox TO @account;
GRANT SELECT (stored, size) ON attachment TO @account;
