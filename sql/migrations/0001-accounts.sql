-- Who may come in, and who is in.
-- SPDX-License-Identifier: ISC

CREATE TABLE account (
	id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	email       VARCHAR(254) NOT NULL,
	name        VARCHAR(120) NOT NULL,
	kind        ENUM('citizen', 'business', 'organisation', 'official')
	            NOT NULL DEFAULT 'citizen' COMMENT 'what they signed up as',
	role        ENUM('citizen', 'officer', 'manager', 'admin') NOT NULL
	            DEFAULT 'citizen' COMMENT 'what they may do here',
	state       ENUM('unproven', 'waiting', 'active', 'disabled') NOT NULL
	            DEFAULT 'unproven'
	            COMMENT 'unproven: address not confirmed; waiting: an official to be approved',
	language    VARCHAR(8) CHARACTER SET ascii NULL,
	created_at  DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	proven_at   DATETIME NULL COMMENT 'when the address was confirmed',
	PRIMARY KEY (id),
	UNIQUE KEY account_email (email)
) COMMENT 'a person who can sign in';

CREATE TABLE credential (
	account_id  BIGINT UNSIGNED NOT NULL,
	password    VARCHAR(255) CHARACTER SET ascii NOT NULL
	            COMMENT 'Argon2id, PHC string, keyed with the pepper',
	changed_at  DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	PRIMARY KEY (account_id),
	CONSTRAINT credential_account FOREIGN KEY (account_id)
		REFERENCES account (id) ON DELETE CASCADE
) COMMENT 'passwords, apart from accounts so that only auth can read them';

CREATE TABLE session (
	id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	token_hash  BINARY(32) NOT NULL COMMENT 'SHA-256 of the cookie',
	account_id  BIGINT UNSIGNED NOT NULL,
	started_at  DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	seen_at     DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP())
	            COMMENT 'written at most once a minute',
	idle_seconds INT UNSIGNED NOT NULL COMMENT 'unseen for longer: ended',
	ends_at     DATETIME NOT NULL COMMENT 'the absolute limit',
	address     VARCHAR(45) CHARACTER SET ascii NOT NULL,
	agent       VARCHAR(200) NOT NULL DEFAULT '',
	PRIMARY KEY (id),
	UNIQUE KEY session_token (token_hash),
	KEY session_account (account_id),
	KEY session_ends (ends_at),
	CONSTRAINT session_account FOREIGN KEY (account_id)
		REFERENCES account (id) ON DELETE CASCADE
) COMMENT 'a browser that is signed in; the cookie itself is never stored';

CREATE TABLE verification (
	id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	purpose     ENUM('address', 'password') NOT NULL,
	account_id  BIGINT UNSIGNED NULL
	            COMMENT 'NULL: nobody has this address, and nobody is told so',
	email       VARCHAR(254) NOT NULL,
	browser     BINARY(32) NOT NULL
	            COMMENT 'SHA-256 of the token of the browser that asked',
	token_hash  BINARY(32) NOT NULL COMMENT 'of the link',
	code_hash   BINARY(32) NULL COMMENT 'of the code, salted with the id',
	tries       INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'wrong codes',
	asked_at    DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	ends_at     DATETIME NOT NULL,
	used_at     DATETIME NULL,
	PRIMARY KEY (id),
	UNIQUE KEY verification_token (token_hash),
	KEY verification_browser (browser, purpose, id),
	KEY verification_account (account_id, purpose),
	CONSTRAINT verification_account FOREIGN KEY (account_id)
		REFERENCES account (id) ON DELETE CASCADE
) COMMENT 'a link and a code sent by mail, good for one use';

CREATE TABLE terms (
	version      INT UNSIGNED NOT NULL,
	published_at DATETIME NOT NULL,
	PRIMARY KEY (version)
) COMMENT 'editions of the terms; their text is in xsl/words';

CREATE TABLE terms_acceptance (
	account_id  BIGINT UNSIGNED NOT NULL,
	version     INT UNSIGNED NOT NULL,
	accepted_at DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	address     VARCHAR(45) CHARACTER SET ascii NOT NULL,
	PRIMARY KEY (account_id, version),
	CONSTRAINT terms_acceptance_account FOREIGN KEY (account_id)
		REFERENCES account (id) ON DELETE CASCADE,
	CONSTRAINT terms_acceptance_version FOREIGN KEY (version)
		REFERENCES terms (version)
) COMMENT 'who agreed to what, when and from where';

INSERT INTO terms (version, published_at) VALUES (1, '2026-01-01');
