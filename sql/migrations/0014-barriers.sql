-- A barrier on the portal can be told of by who has no account.
-- SPDX-License-Identifier: ISC

ALTER TABLE citizen_case
	ADD COLUMN contact VARCHAR(254) NULL
	COMMENT 'where to answer who has no account; nobody has proven it';
