-- What a program needs that posts letters: it can write them, never read.
-- SPDX-License-Identifier: ISC

GRANT INSERT (once, message_id, recipient, language, document, due_at)
      ON outbox TO @account;
