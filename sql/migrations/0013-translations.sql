-- What staff write, in other languages; and in which one people wrote.
-- SPDX-License-Identifier: ISC

-- The base row is in the site's language (site.language). Each text that has
-- no translation falls back to it by itself.
CREATE TABLE department_text (
	department_id INT UNSIGNED NOT NULL,
	language      VARCHAR(35) CHARACTER SET ascii NOT NULL,
	name          VARCHAR(120) NULL,
	PRIMARY KEY (department_id, language),
	CONSTRAINT department_text_department FOREIGN KEY (department_id)
		REFERENCES department (id) ON DELETE CASCADE
) COMMENT 'departments in other languages; NULL: not translated';

CREATE TABLE category_text (
	category_id INT UNSIGNED NOT NULL,
	language    VARCHAR(35) CHARACTER SET ascii NOT NULL,
	name        VARCHAR(120) NULL,
	description TEXT NULL,
	PRIMARY KEY (category_id, language),
	CONSTRAINT category_text_category FOREIGN KEY (category_id)
		REFERENCES category (id) ON DELETE CASCADE
) COMMENT 'the catalogue in other languages; NULL: not translated';

CREATE TABLE question_text (
	question_id INT UNSIGNED NOT NULL,
	language    VARCHAR(35) CHARACTER SET ascii NOT NULL,
	label       VARCHAR(200) NULL,
	hint        VARCHAR(400) NULL,
	PRIMARY KEY (question_id, language),
	CONSTRAINT question_text_question FOREIGN KEY (question_id)
		REFERENCES question (id) ON DELETE CASCADE
) COMMENT 'questions in other languages; NULL: not translated';

CREATE TABLE question_option_text (
	question_id INT UNSIGNED NOT NULL,
	value       VARCHAR(40) NOT NULL,
	language    VARCHAR(35) CHARACTER SET ascii NOT NULL,
	label       VARCHAR(200) NULL,
	PRIMARY KEY (question_id, value, language),
	CONSTRAINT question_option_text_option
		FOREIGN KEY (question_id, value)
		REFERENCES question_option (question_id, value)
		ON DELETE CASCADE
) COMMENT 'answers a pick offers, in other languages';

-- A pick's answer is told in its reader's language: by the value, for labels
-- are not what anything goes by.
ALTER TABLE case_answer
	ADD COLUMN value VARCHAR(40) NULL
	COMMENT 'of a pick, what was picked; answer is its label then';

UPDATE case_answer a
   SET a.value = (SELECT MIN(o.value) FROM question_option o
                   WHERE o.question_id = a.question_id
                     AND o.label = a.answer);

-- Of what people typed: the language of the page they typed it on. A screen
-- reader reads it in that one, whoever listens.
ALTER TABLE citizen_case
	ADD COLUMN language VARCHAR(35) CHARACTER SET ascii NULL
	COMMENT 'of body, location and answers; NULL: nobody knows';

ALTER TABLE case_event
	ADD COLUMN language VARCHAR(35) CHARACTER SET ascii NULL
	COMMENT 'of body; NULL: nobody knows';

ALTER TABLE draft
	ADD COLUMN language VARCHAR(35) CHARACTER SET ascii NULL
	COMMENT 'of body, location and answers';

-- As long as any that a folder of words can be called by.
ALTER TABLE account
	MODIFY language VARCHAR(35) CHARACTER SET ascii NULL;

ALTER TABLE outbox
	MODIFY language VARCHAR(35) CHARACTER SET ascii NOT NULL;

CREATE OR REPLACE SQL SECURITY INVOKER VIEW queue_case AS
	SELECT c.id, c.reference, c.department_id, c.category_id,
	       c.officer_id, s.name AS category, c.location, c.body,
	       LEFT(c.body, 160) AS excerpt, c.status, t.type AS status_type,
	       c.opened_at, c.closed_at, c.changed_at, c.due_at AS sorts_by,
	       NULLIF(c.due_at, '9999-12-31 00:00:00') AS due_at,
	       (c.closed_at IS NULL AND c.paused_at IS NULL
	        AND c.due_at < UTC_TIMESTAMP()) AS overdue,
	       o.name AS officer, c.language
	  FROM citizen_case c
	  JOIN category s ON s.id = c.category_id
	  JOIN status t ON t.code = c.status
	  LEFT JOIN account o ON o.id = c.officer_id;
