/* map_keys.h: what a map file may say, for aedile import --help. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_MAP_KEYS_H
#define AEDILE_MAP_KEYS_H

#define MAP_KEYS \
	"A map has one \"key = value\" a line; # begins a comment line.\n" \
	"How the file is written:\n" \
	"  source = NAME          the system; rows are known by it and their id\n" \
	"  delimiter = , ; | tab  between cells (,)\n" \
	"  dates = FORMAT         as strptime(3) has them, %Y-%m-%d %H:%M:%S;\n" \
	"                         said again: tried in turn\n" \
	"  zone = ZONE            of the dates: +01:00, or Europe/Zurich (UTC)\n" \
	"  coordinates = degrees  or lv95: Swiss metres, latitude is N\n" \
	"  decimal = .            or , in numbers\n" \
	"  categories = offered   or retired: new ones hold history, citizens\n" \
	"                         cannot ask for them\n" \
	"  category.separator = >  splits a path that stands in one column\n" \
	"What the columns are; opened, department, category and id must be:\n" \
	"  id = COLUMN            or @row: the row itself is its id\n" \
	"  opened due closed      when; status: where it stands\n" \
	"  department department.name   its code, and its name if not the same\n" \
	"  category = COLUMN > COLUMN   the branches, then the leaf\n" \
	"  body closing           what was asked, what was said at the end\n" \
	"  location latitude longitude channel\n" \
	"COLUMN is a name of the header, \"words\" in quotes stand for\n" \
	"themselves, COLUMN | \"words\" for where it is empty, COLUMN + COLUMN\n" \
	"for both with a space between.\n" \
	"Translations, for any of these:\n" \
	"  status \"Done\" = resolved     department \"PW\" = PWDx\n"

#endif
