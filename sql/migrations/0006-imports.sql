-- Where imported cases came from.
-- SPDX-License-Identifier: ISC

CREATE TABLE import_source (
	id   INT UNSIGNED NOT NULL AUTO_INCREMENT,
	name VARCHAR(80) NOT NULL COMMENT 'as the map file says it',
	finished_at DATETIME NULL
	     COMMENT 'end of its first whole import; until then its categories'' targets are not settled',
	PRIMARY KEY (id),
	UNIQUE KEY import_source_name (name)
) COMMENT 'a system whose export was read';

CREATE TABLE import_case (
	source_id   INT UNSIGNED NOT NULL,
	foreign_id  VARCHAR(80) NOT NULL
	            COMMENT 'its id there, or a hash of the row and its ordinal',
	case_id     BIGINT UNSIGNED NOT NULL,
	PRIMARY KEY (source_id, foreign_id),
	UNIQUE KEY import_case_case (case_id),
	CONSTRAINT import_case_source FOREIGN KEY (source_id)
		REFERENCES import_source (id),
	CONSTRAINT import_case_case FOREIGN KEY (case_id)
		REFERENCES citizen_case (id)
) COMMENT 'so that a file read twice doubles nothing';
