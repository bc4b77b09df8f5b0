-- aedile-auth: accounts and passwords, and nothing of any case. It cannot
-- make an officer: roles are given by the aedile command.
-- SPDX-License-Identifier: ISC

GRANT SELECT, INSERT (email, name, kind, state, language),
      UPDATE (email, name, kind, state, language, proven_at)
      ON account TO @account;
GRANT SELECT, INSERT, UPDATE ON credential TO @account;
GRANT SELECT, INSERT, DELETE, UPDATE (owes_terms) ON session TO @account;
GRANT SELECT, INSERT, UPDATE, DELETE ON verification TO @account;
GRANT SELECT ON terms TO @account;
GRANT SELECT, INSERT ON terms_acceptance TO @account;
