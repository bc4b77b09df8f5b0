-- What was parked comes back in its own form, and to its own browser.
-- SPDX-License-Identifier: ISC

ALTER TABLE parked
	ADD COLUMN form VARCHAR(80) NULL
	COMMENT 'the name of the form it was typed in',
	ADD COLUMN first_hash BINARY(32) NULL
	COMMENT 'the token_hash it was first kept under; copies bear it, too',
	ADD KEY parked_first (first_hash);
