/* map_settings.c: the keys of a map that say how the file is written. */
/* SPDX-License-Identifier: ISC */
#include "map_reader.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "aedile.h"

static bool
read_source(struct reader *r, const char *value)
{
	if (text_length(value) > 80)
		return map_wrong(r, "a source has at most 80 characters");
	r->map->source = value;
	return true;
}

static bool
read_delimiter(struct reader *r, const char *value)
{
	if (strcmp(value, "tab") == 0)
		r->map->delimiter = '\t';
	else if (strlen(value) == 1 && strchr(",;|", *value))
		r->map->delimiter = *value;
	else
		return map_wrong(r, "delimiter is one of , ; | or tab");
	return true;
}

static bool
read_dates(struct reader *r, const char *value)
{
	if (r->map->date_count == MAP_DATES)
		return map_wrong(r, "there are more than %d lines of dates",
		    MAP_DATES);
	if (!strchr(value, '%'))
		return map_wrong(r, "dates are written as "
		    "%%Y-%%m-%%d %%H:%%M:%%S and the like; see strptime(3)");
	r->map->dates[r->map->date_count++] = value;
	return true;
}

/* "-05:00", "+0530", "UTC", or a name of the zone table. */
static bool
read_zone(struct reader *r, const char *value)
{
	unsigned hours, minutes;
	char sign[2];
	int end = 0;

	if (strcmp(value, "UTC") == 0)
		return true;
	if ((sscanf(value, "%1[+-]%2u:%2u%n", sign, &hours, &minutes,
	    &end) == 3 || sscanf(value, "%1[+-]%2u%2u%n", sign, &hours,
	    &minutes, &end) == 3) && !value[end]) {
		if (hours > 14 || minutes > 59)
			return map_wrong(r, "no zone is that far from UTC");
		r->map->offset = (long)(hours * 60 + minutes) *
		    (*sign == '-' ? -60 : 60);
		return true;
	}
	if (strstr(value, "..") || *value == '/' || access(pool_print(r->pool,
	    "/usr/share/zoneinfo/%s", value), R_OK) != 0)
		return map_wrong(r, "zone \"%s\" is not known: write an offset "
		    "like +01:00 or a name like Europe/Zurich", value);
	r->map->zone = value;
	return true;
}

static bool
read_coordinates(struct reader *r, const char *value)
{
	r->map->lv95 = strcmp(value, "lv95") == 0;
	return r->map->lv95 || strcmp(value, "degrees") == 0 ||
	    map_wrong(r, "coordinates are degrees or lv95");
}

static bool
read_decimal(struct reader *r, const char *value)
{
	r->map->decimal = *value;
	return strcmp(value, ".") == 0 || strcmp(value, ",") == 0 ||
	    map_wrong(r, "decimal is . or ,");
}

static bool
read_categories(struct reader *r, const char *value)
{
	r->map->retired = strcmp(value, "retired") == 0;
	return r->map->retired || strcmp(value, "offered") == 0 ||
	    map_wrong(r, "categories are offered or retired");
}

static bool
read_separator(struct reader *r, const char *value)
{
	r->map->separator = value;
	return true;
}

static bool
read_text_language(struct reader *r, const char *value)
{
	r->map->language = value;
	return language_is_code(value) || map_wrong(r, "a language is a code "
	    "as en, de or pt-BR");
}

const struct setting map_settings[MAP_SETTINGS] = {
	{ "source", read_source, false },
	{ "delimiter", read_delimiter, false },
	{ "dates", read_dates, true },
	{ "zone", read_zone, false },
	{ "coordinates", read_coordinates, false },
	{ "decimal", read_decimal, false },
	{ "categories", read_categories, false },
	{ "category.separator", read_separator, false },
	{ "language", read_text_language, false },
};
