-- Cases: what was asked for, and everything that followed.
-- SPDX-License-Identifier: ISC

CREATE TABLE status (
	code         VARCHAR(20) CHARACTER SET ascii NOT NULL
	             COMMENT 'its words: status.CODE',
	type         ENUM('new', 'open', 'waiting', 'done') NOT NULL
	             COMMENT 'what programs go by; the code is the town''s own',
	pauses_clock TINYINT UNSIGNED NOT NULL DEFAULT 0,
	position     INT NOT NULL DEFAULT 0,
	PRIMARY KEY (code)
) COMMENT 'where a case can stand';

INSERT INTO status (code, type, pauses_clock, position) VALUES
	('received',  'new',     0, 1),
	('in-review', 'open',    0, 2),
	('approved',  'open',    0, 3),
	('waiting',   'waiting', 1, 4),
	('resolved',  'done',    0, 5),
	('rejected',  'done',    0, 6),
	('withdrawn', 'done',    0, 7),
	('closed',    'done',    0, 8);

CREATE TABLE status_transition (
	from_status  VARCHAR(20) CHARACTER SET ascii NOT NULL,
	to_status    VARCHAR(20) CHARACTER SET ascii NOT NULL,
	actor        ENUM('citizen', 'officer') NOT NULL,
	needs_reason TINYINT UNSIGNED NOT NULL DEFAULT 0,
	PRIMARY KEY (from_status, to_status, actor),
	CONSTRAINT status_transition_from FOREIGN KEY (from_status)
		REFERENCES status (code),
	CONSTRAINT status_transition_to FOREIGN KEY (to_status)
		REFERENCES status (code)
) COMMENT 'the moves that are allowed; what is not here is refused';

INSERT INTO status_transition (from_status, to_status, actor, needs_reason)
VALUES
	('received',  'in-review', 'officer', 0),
	('received',  'waiting',   'officer', 1),
	('received',  'resolved',  'officer', 1),
	('received',  'rejected',  'officer', 1),
	('in-review', 'approved',  'officer', 0),
	('in-review', 'waiting',   'officer', 1),
	('in-review', 'resolved',  'officer', 1),
	('in-review', 'rejected',  'officer', 1),
	('approved',  'in-review', 'officer', 0),
	('approved',  'waiting',   'officer', 1),
	('approved',  'resolved',  'officer', 1),
	('approved',  'rejected',  'officer', 1),
	('waiting',   'in-review', 'officer', 0),
	('waiting',   'resolved',  'officer', 1),
	('waiting',   'rejected',  'officer', 1),
	('resolved',  'closed',    'officer', 0),
	('resolved',  'in-review', 'officer', 1),
	('rejected',  'in-review', 'officer', 1),
	('closed',    'in-review', 'officer', 1),
	('waiting',   'in-review', 'citizen', 0),
	('received',  'withdrawn', 'citizen', 0),
	('in-review', 'withdrawn', 'citizen', 0),
	('approved',  'withdrawn', 'citizen', 0),
	('waiting',   'withdrawn', 'citizen', 0),
	('resolved',  'in-review', 'citizen', 1),
	('rejected',  'in-review', 'citizen', 1),
	('closed',    'in-review', 'citizen', 1);

CREATE TABLE resolution (
	code     VARCHAR(20) CHARACTER SET ascii NOT NULL
	         COMMENT 'its words: resolution.CODE',
	status   VARCHAR(20) CHARACTER SET ascii NOT NULL
	         COMMENT 'the status it goes with',
	position INT NOT NULL DEFAULT 0,
	PRIMARY KEY (code),
	CONSTRAINT resolution_status FOREIGN KEY (status)
		REFERENCES status (code)
) COMMENT 'why a case ended: closed is not the same as fixed';

INSERT INTO resolution (code, status, position) VALUES
	('done',        'resolved', 1),
	('no-fault',    'resolved', 2),
	('duplicate',   'rejected', 3),
	('not-ours',    'rejected', 4),
	('not-possible','rejected', 5),
	('withdrawn',   'withdrawn', 6),
	('imported',    'closed', 7);

-- The keys on department and category hold all that response times are made
-- of: a report on every case reads a key alone.
CREATE TABLE citizen_case (
	id            BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	reference     CHAR(8) CHARACTER SET ascii NOT NULL
	              COMMENT 'seven random letters of base 32, a check letter; shown AE-XXXX-XXXX',
	account_id    BIGINT UNSIGNED NULL COMMENT 'who opened it; NULL: imported',
	category_id   INT UNSIGNED NOT NULL,
	department_id INT UNSIGNED NOT NULL COMMENT 'who has it now',
	officer_id    BIGINT UNSIGNED NULL COMMENT 'who took it',
	status        VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT 'received',
	resolution    VARCHAR(20) CHARACTER SET ascii NULL,
	body          TEXT NOT NULL,
	location      VARCHAR(250) NULL,
	latitude      DOUBLE NULL COMMENT 'degrees north, WGS 84',
	longitude     DOUBLE NULL COMMENT 'degrees east, WGS 84',
	channel       VARCHAR(40) NOT NULL DEFAULT 'web',
	opened_at     DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	due_at        DATETIME NOT NULL DEFAULT '9999-12-31 00:00:00'
	              COMMENT 'the target; year 9999: none, and so sorts last',
	answered_at   DATETIME NULL COMMENT 'first word or act of an officer',
	closed_at     DATETIME NULL COMMENT 'set exactly while status is done',
	paused_at     DATETIME NULL COMMENT 'set while the clock stands',
	paused_seconds INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'pauses that ended',
	changed_at    DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	version       INT UNSIGNED NOT NULL DEFAULT 1
	              COMMENT 'an edit names the one it saw, or is refused',
	PRIMARY KEY (id),
	UNIQUE KEY citizen_case_reference (reference),
	KEY citizen_case_account (account_id, opened_at),
	KEY citizen_case_queue (department_id, closed_at, due_at, opened_at),
	KEY citizen_case_officer (officer_id, closed_at, due_at),
	KEY citizen_case_category (category_id, opened_at, closed_at, due_at),
	KEY citizen_case_opened (opened_at),
	KEY citizen_case_closed (closed_at),
	CONSTRAINT citizen_case_account FOREIGN KEY (account_id)
		REFERENCES account (id),
	CONSTRAINT citizen_case_category FOREIGN KEY (category_id)
		REFERENCES category (id),
	CONSTRAINT citizen_case_department FOREIGN KEY (department_id)
		REFERENCES department (id),
	CONSTRAINT citizen_case_officer FOREIGN KEY (officer_id)
		REFERENCES account (id),
	CONSTRAINT citizen_case_status FOREIGN KEY (status)
		REFERENCES status (code),
	CONSTRAINT citizen_case_resolution FOREIGN KEY (resolution)
		REFERENCES resolution (code)
) COMMENT 'one request from one citizen; "case" is a reserved word';

-- Messages and events are one table: a case is read as one timeline, by one
-- index, in one order. What is internal is left out in the WHERE clause.
CREATE TABLE case_event (
	id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	case_id    BIGINT UNSIGNED NOT NULL,
	kind       ENUM('opened', 'message', 'note', 'question', 'status',
	           'taken', 'handed-over', 'category', 'due', 'reopened', 'rated')
	           NOT NULL COMMENT 'its words: event.KIND',
	internal   TINYINT UNSIGNED NOT NULL DEFAULT 0
	           COMMENT '1: never in a citizen''s document',
	account_id BIGINT UNSIGNED NULL COMMENT 'whose doing; NULL: the portal''s, or imported',
	by_officer TINYINT UNSIGNED NOT NULL DEFAULT 0,
	from_value VARCHAR(120) NULL COMMENT 'status or resolution code, or a name, before',
	to_value   VARCHAR(120) NULL,
	body       TEXT NULL COMMENT 'what was said, or the reason',
	channel    VARCHAR(40) NOT NULL DEFAULT 'web',
	happened_at DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	PRIMARY KEY (id),
	KEY case_event_case (case_id, id),
	CONSTRAINT case_event_case FOREIGN KEY (case_id)
		REFERENCES citizen_case (id),
	CONSTRAINT case_event_account FOREIGN KEY (account_id)
		REFERENCES account (id)
) COMMENT 'all that happened to a case, in order';

CREATE TABLE case_answer (
	case_id     BIGINT UNSIGNED NOT NULL,
	question_id INT UNSIGNED NOT NULL,
	label       VARCHAR(200) NOT NULL COMMENT 'the question as it was asked',
	answer      TEXT NOT NULL COMMENT 'as it was shown: of a pick, its label',
	PRIMARY KEY (case_id, question_id),
	CONSTRAINT case_answer_case FOREIGN KEY (case_id)
		REFERENCES citizen_case (id),
	CONSTRAINT case_answer_question FOREIGN KEY (question_id)
		REFERENCES question (id)
) COMMENT 'answers to the category''s questions';

CREATE TABLE draft (
	id          BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	account_id  BIGINT UNSIGNED NOT NULL,
	category_id INT UNSIGNED NOT NULL,
	body        TEXT NULL,
	location    VARCHAR(250) NULL,
	changed_at  DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	PRIMARY KEY (id),
	KEY draft_account (account_id, changed_at),
	CONSTRAINT draft_account FOREIGN KEY (account_id)
		REFERENCES account (id) ON DELETE CASCADE,
	CONSTRAINT draft_category FOREIGN KEY (category_id)
		REFERENCES category (id)
) COMMENT 'a request being written; no case yet, so in no report';

CREATE TABLE draft_answer (
	draft_id    BIGINT UNSIGNED NOT NULL,
	question_id INT UNSIGNED NOT NULL,
	answer      TEXT NOT NULL COMMENT 'as typed: of a pick, its value',
	PRIMARY KEY (draft_id, question_id),
	CONSTRAINT draft_answer_draft FOREIGN KEY (draft_id)
		REFERENCES draft (id) ON DELETE CASCADE,
	CONSTRAINT draft_answer_question FOREIGN KEY (question_id)
		REFERENCES question (id)
) COMMENT 'answers not sent yet';

CREATE TABLE attachment (
	id         BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
	account_id BIGINT UNSIGNED NOT NULL COMMENT 'who brought it',
	draft_id   BIGINT UNSIGNED NULL,
	case_id    BIGINT UNSIGNED NULL,
	event_id   BIGINT UNSIGNED NULL COMMENT 'the message it came with',
	`stored`   VARCHAR(60) CHARACTER SET ascii NOT NULL
	           COMMENT 'its name below the files folder',
	name       VARCHAR(200) NOT NULL,
	type       VARCHAR(40) CHARACTER SET ascii NOT NULL,
	size       BIGINT UNSIGNED NOT NULL COMMENT 'bytes',
	sha256     CHAR(64) CHARACTER SET ascii NOT NULL,
	brought_at DATETIME NOT NULL DEFAULT (UTC_TIMESTAMP()),
	PRIMARY KEY (id),
	UNIQUE KEY attachment_stored (`stored`),
	KEY attachment_case (case_id),
	KEY attachment_draft (draft_id),
	CONSTRAINT attachment_account FOREIGN KEY (account_id)
		REFERENCES account (id),
	CONSTRAINT attachment_draft FOREIGN KEY (draft_id)
		REFERENCES draft (id) ON DELETE SET NULL,
	CONSTRAINT attachment_case FOREIGN KEY (case_id)
		REFERENCES citizen_case (id),
	CONSTRAINT attachment_event FOREIGN KEY (event_id)
		REFERENCES case_event (id)
) COMMENT 'files; the bytes lie in the files folder';
