-- When the town works: for services whose target counts working hours.
-- SPDX-License-Identifier: ISC

CREATE TABLE working_hours (
	weekday TINYINT UNSIGNED NOT NULL COMMENT '1 Monday to 7 Sunday',
	opens   TIME NOT NULL COMMENT 'on the wall clock of site.zone',
	closes  TIME NOT NULL COMMENT 'up to 24:00',
	PRIMARY KEY (weekday, opens),
	CONSTRAINT working_hours_weekday CHECK (weekday BETWEEN 1 AND 7),
	CONSTRAINT working_hours_order CHECK (opens < closes)
) COMMENT 'when officers work; a day may have several rows, or none';

INSERT INTO working_hours (weekday, opens, closes) VALUES
	(1, '09:00', '17:00'), (2, '09:00', '17:00'), (3, '09:00', '17:00'),
	(4, '09:00', '17:00'), (5, '09:00', '17:00');

CREATE TABLE holiday (
	day  DATE NOT NULL,
	name VARCHAR(80) NOT NULL,
	PRIMARY KEY (day)
) COMMENT 'days on which nobody works';

ALTER TABLE category
	ADD COLUMN counts ENUM('elapsed', 'working') NOT NULL DEFAULT 'elapsed'
	COMMENT 'what target_hours are hours of: the day, or of working_hours';
