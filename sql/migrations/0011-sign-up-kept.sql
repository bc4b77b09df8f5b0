-- Who mistyped somebody's address for their own can still correct it.
-- SPDX-License-Identifier: ISC

ALTER TABLE verification
	ADD COLUMN name VARCHAR(120) NULL
	COMMENT 'of who signed up with an address that is not free',
	ADD COLUMN kind VARCHAR(20) CHARACTER SET ascii NULL,
	ADD COLUMN password VARCHAR(255) CHARACTER SET ascii NULL
	COMMENT 'Argon2id, for the account to be made with another address';
