-- aedile-courier: the outbox, and nothing else.
-- SPDX-License-Identifier: ISC

GRANT SELECT, UPDATE (document, state, tries, due_at, leased_until, fence,
      fault, sent_at), DELETE ON outbox TO @account;
