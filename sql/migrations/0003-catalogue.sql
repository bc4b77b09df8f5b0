-- What may be asked for, of whom, with which questions.
-- SPDX-License-Identifier: ISC

CREATE TABLE department (
	id         INT UNSIGNED NOT NULL AUTO_INCREMENT,
	code       VARCHAR(40) NOT NULL COMMENT 'short, for reports and imports',
	name       VARCHAR(120) NOT NULL,
	retired_at DATETIME NULL,
	PRIMARY KEY (id),
	UNIQUE KEY department_code (code)
) COMMENT 'who answers';

CREATE TABLE department_officer (
	department_id INT UNSIGNED NOT NULL,
	account_id    BIGINT UNSIGNED NOT NULL,
	PRIMARY KEY (department_id, account_id),
	KEY department_officer_account (account_id),
	CONSTRAINT department_officer_department FOREIGN KEY (department_id)
		REFERENCES department (id),
	CONSTRAINT department_officer_account FOREIGN KEY (account_id)
		REFERENCES account (id) ON DELETE CASCADE
) COMMENT 'whose cases an officer sees';

CREATE TABLE category (
	id            INT UNSIGNED NOT NULL AUTO_INCREMENT,
	parent_id     INT UNSIGNED NULL COMMENT 'NULL: a branch of the catalogue',
	department_id INT UNSIGNED NULL
	              COMMENT 'who answers; NULL: a branch, nothing to ask for',
	code          VARCHAR(80) NOT NULL COMMENT 'for imports; never shown',
	name          VARCHAR(120) NOT NULL,
	description   TEXT NULL COMMENT 'what it is, what is needed',
	response_hours INT UNSIGNED NULL COMMENT 'target for the first answer',
	target_hours  INT UNSIGNED NULL COMMENT 'target for the outcome; NULL: none',
	asks_location TINYINT UNSIGNED NOT NULL DEFAULT 1
	              COMMENT '0: no, 1: may be left out, 2: must be given',
	position      INT NOT NULL DEFAULT 0 COMMENT 'order among its siblings',
	retired_at    DATETIME NULL COMMENT 'set: no longer offered',
	PRIMARY KEY (id),
	UNIQUE KEY category_code (code),
	KEY category_parent (parent_id, position),
	CONSTRAINT category_parent FOREIGN KEY (parent_id)
		REFERENCES category (id),
	CONSTRAINT category_department FOREIGN KEY (department_id)
		REFERENCES department (id)
) COMMENT 'the service catalogue, a tree';

CREATE TABLE question (
	id          INT UNSIGNED NOT NULL AUTO_INCREMENT,
	category_id INT UNSIGNED NOT NULL,
	kind        ENUM('line', 'area', 'number', 'date', 'pick', 'tick')
	            NOT NULL,
	label       VARCHAR(200) NOT NULL,
	hint        VARCHAR(400) NULL,
	required    TINYINT UNSIGNED NOT NULL DEFAULT 0,
	least       INT NULL COMMENT 'characters, or the least number',
	most        INT NULL COMMENT 'characters, or the largest number',
	position    INT NOT NULL DEFAULT 0,
	retired_at  DATETIME NULL COMMENT 'set: no longer asked',
	PRIMARY KEY (id),
	KEY question_category (category_id, position),
	CONSTRAINT question_category FOREIGN KEY (category_id)
		REFERENCES category (id)
) COMMENT 'what a category asks besides the description';

CREATE TABLE question_option (
	question_id INT UNSIGNED NOT NULL,
	value       VARCHAR(40) NOT NULL COMMENT 'never changes',
	label       VARCHAR(200) NOT NULL,
	position    INT NOT NULL DEFAULT 0,
	retired_at  DATETIME NULL,
	PRIMARY KEY (question_id, value),
	CONSTRAINT question_option_question FOREIGN KEY (question_id)
		REFERENCES question (id)
) COMMENT 'the answers a pick offers';
