-- What every form needs: done once, not too often, nothing typed is lost.
-- SPDX-License-Identifier: ISC

CREATE TABLE receipt (
	key_hash   BINARY(32) NOT NULL COMMENT 'SHA-256 of the form''s key',
	account_id BIGINT UNSIGNED NULL COMMENT 'whose; NULL: nobody signed in',
	location   VARCHAR(512) NULL COMMENT 'where the POST led',
	taken_at   DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	PRIMARY KEY (key_hash),
	KEY receipt_taken (taken_at)
) COMMENT 'a form that took effect; its second POST is led to the same place';

CREATE TABLE throttle (
	bucket     VARBINARY(80) NOT NULL
	           COMMENT 'limit name, a colon, SHA-256 of what it counts by',
	level      DOUBLE NOT NULL COMMENT 'how full at filled_at; leaks',
	filled_at  DATETIME(3) NOT NULL,
	PRIMARY KEY (bucket),
	KEY throttle_filled (filled_at)
) COMMENT 'leaky buckets, in the database so that they hold on every machine';

CREATE TABLE parked (
	token_hash BINARY(32) NOT NULL COMMENT 'SHA-256 of the browser''s token',
	account_id BIGINT UNSIGNED NULL
	           COMMENT 'set at sign-in: nobody else is given it',
	path       VARCHAR(512) NOT NULL COMMENT 'of the page with the form',
	sealed     MEDIUMBLOB NOT NULL
	           COMMENT 'what was typed, sealed with a key made of the token',
	parked_at  DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	PRIMARY KEY (token_hash),
	KEY parked_at (parked_at)
) COMMENT 'a form posted after its session had expired; kept for a day';

CREATE TABLE outbox (
	id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	once        VARCHAR(120) NOT NULL
	            COMMENT 'event and recipient: one letter of each',
	message_id  VARCHAR(120) CHARACTER SET ascii NOT NULL
	            COMMENT 'its Message-ID, the same at every try',
	recipient   VARCHAR(254) NOT NULL,
	language    VARCHAR(8) CHARACTER SET ascii NOT NULL,
	document    MEDIUMTEXT NULL
	            COMMENT 'the letter as XML; forgotten once it is sent',
	state       ENUM('waiting', 'sent', 'dead') NOT NULL DEFAULT 'waiting',
	tries       INT UNSIGNED NOT NULL DEFAULT 0,
	due_at      DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP())
	            COMMENT 'not tried before',
	leased_until DATETIME NULL COMMENT 'a courier is at it',
	fence       INT UNSIGNED NOT NULL DEFAULT 0
	            COMMENT 'counts leases: a courier that lost its own is seen',
	fault       VARCHAR(255) NULL COMMENT 'what the last try met',
	posted_at   DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	sent_at     DATETIME NULL,
	PRIMARY KEY (id),
	UNIQUE KEY outbox_once (once),
	UNIQUE KEY outbox_message (message_id),
	KEY outbox_due (state, due_at)
) COMMENT 'letters, written in the transaction of what they tell';
