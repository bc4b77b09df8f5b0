/* place.h: where something is, in degrees. */
/* SPDX-License-Identifier: ISC */
#ifndef AEDILE_PLACE_H
#define AEDILE_PLACE_H

#include <stdbool.h>

struct place {
	double latitude, longitude;	/* degrees, WGS 84 */
};

/* Swiss metres (LV95, EPSG:2056) as degrees, to about a metre, by the
 * approximate formulas of the Federal Office of Topography. False: they lie
 * outside of what LV95 is for. */
bool place_of_lv95(double east, double north, struct place *out);
/* False: no point of the earth. */
bool place_of_degrees(double latitude, double longitude, struct place *out);

#endif
