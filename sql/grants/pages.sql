-- What every program that serves pages needs: to know who asks, to take a
-- form once and not too often, to keep what was typed, to post a letter.
-- SPDX-License-Identifier: ISC

GRANT SELECT (id, email, name, role, state, language), UPDATE (language)
   ON account TO @account;
GRANT SELECT (id, token_hash, account_id, seen_at, idle_seconds, ends_at,
      owes_terms), UPDATE (seen_at) ON session TO @account;
GRANT SELECT, INSERT, UPDATE, DELETE ON receipt TO @account;
GRANT SELECT, INSERT, UPDATE, DELETE ON throttle TO @account;
GRANT SELECT, INSERT, UPDATE, DELETE ON parked TO @account;
