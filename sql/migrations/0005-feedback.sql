-- What the citizen thought of it.
-- SPDX-License-Identifier: ISC

CREATE TABLE feedback (
	id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	case_id    BIGINT UNSIGNED NOT NULL,
	token_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the link''s token',
	asked_at   DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	ends_at    DATETIME NOT NULL,
	given_at   DATETIME NULL COMMENT 'set: the link is used up',
	rating     TINYINT UNSIGNED NULL COMMENT '1 very dissatisfied to 5 very satisfied',
	solved     TINYINT UNSIGNED NULL COMMENT '0: not solved, the case was reopened',
	comment    TEXT NULL,
	PRIMARY KEY (id),
	UNIQUE KEY feedback_token (token_hash),
	KEY feedback_case (case_id),
	KEY feedback_given (given_at),
	CONSTRAINT feedback_case FOREIGN KEY (case_id)
		REFERENCES citizen_case (id)
) COMMENT 'one question by mail at each closing, answered at most once';
