-- aedile-reports: numbers of cases, through views that hold no person and no
-- text. It writes nothing.
-- SPDX-License-Identifier: ISC

GRANT SELECT ON report_case TO @account;
GRANT SELECT ON report_rating TO @account;
GRANT SELECT ON department TO @account;
GRANT SELECT ON department_officer TO @account;
GRANT SELECT ON category TO @account;
GRANT SELECT ON department_text TO @account;
GRANT SELECT ON category_text TO @account;
