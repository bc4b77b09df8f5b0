-- aedile sweep: it may take away what is past its time, and see no more than
-- when that is.
-- SPDX-License-Identifier: ISC

GRANT SELECT (ends_at), DELETE ON session TO @account;
GRANT SELECT (taken_at), DELETE ON receipt TO @account;
GRANT SELECT (filled_at), DELETE ON throttle TO @account;
GRANT SELECT (parked_at), DELETE ON parked TO @account;
GRANT SELECT (ends_at), DELETE ON verification TO @account;
GRANT SELECT (given_at, ends_at), DELETE ON feedback TO @account;
GRANT SELECT (changed_at), DELETE ON draft TO @account;
GRANT SELECT (stored, draft_id, case_id, brought_at), DELETE
      ON attachment TO @account;
