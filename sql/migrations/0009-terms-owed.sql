-- A new edition of the terms stands before everything else.
-- SPDX-License-Identifier: ISC

ALTER TABLE session
	ADD COLUMN owes_terms TINYINT UNSIGNED NOT NULL DEFAULT 0
	COMMENT '1: a newer edition is to be accepted first; set at sign-in';
