/* map_keys.h: what a map file may say, for aedile import --help. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_MAP_KEYS_H
#define AEDILE_MAP_KEYS_H

#define MAP_KEYS \
	"A map has one \"key = value\" a line; # begins a comment line.\n" \
	"How the file is written:\n" \
	"  source = NAME          the system; with their id it names rows\n" \
	"  delimiter = , ; | tab  between cells (,)\n" \
	"  dates = FORMAT         as in strptime(3), %Y-%m-%d %H:%M:%S;\n" \
	"                         said again: tried in turn\n" \
	"  zone = ZONE            of the dates: +01:00, Europe/Zurich (UTC)\n" \
	"  coordinates = degrees  or lv95: Swiss metres, latitude is N\n" \
	"  decimal = .            or , in numbers\n" \
	"  categories = offered   or retired: new ones are history, nobody\n" \
	"                         can ask for them\n" \
	"  category.separator = >  splits a path that stands in one column\n" \
	"  language = CODE        that people wrote in, as en or de\n" \
	"What the columns are; opened, department, category and id must be:\n" \
	"  id = COLUMN            or @row: the row itself is its id\n" \
	"  opened due closed      when; status: where it stands\n" \
	"  department department.name   its code, and its name if another\n" \
	"  category = COLUMN > COLUMN   the branches, then the leaf\n" \
	"  body closing           what was asked, what was said at the end\n" \
	"  location latitude longitude channel\n" \
	"COLUMN is a name of the header, \"words\" in quotes stand for\n" \
	"themselves, COLUMN | \"words\" for where it is empty,\n" \
	"COLUMN + COLUMN for both with a space between.\n" \
	"Translations, for any of these:\n" \
	"  status \"Done\" = resolved     department \"PW\" = PWDx\n"

#endif
