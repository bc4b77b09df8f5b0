/* place.c: Swiss metres to degrees. */
/* SPDX-License-Identifier: ISC */
#include "place.h"

bool
place_of_degrees(double latitude, double longitude, struct place *out)
{
	if (!(latitude >= -90 && latitude <= 90 &&
	    longitude >= -180 && longitude <= 180))
		return false;
	*out = (struct place){ latitude, longitude };
	return true;
}

bool
place_of_lv95(double east, double north, struct place *out)
{
	/* Thousands of kilometres from the old observatory of Bern. */
	double y = (east - 2600000) / 1000000;
	double x = (north - 1200000) / 1000000;
	double lambda, phi;

	if (!(east >= 2480000 && east <= 2840000 &&
	    north >= 1070000 && north <= 1300000))
		return false;
	/* In units of 10000 seconds of arc. */
	lambda = 2.6779094 + 4.728982 * y + 0.791484 * y * x +
	    0.1306 * y * x * x - 0.0436 * y * y * y;
	phi = 16.9023892 + 3.238272 * x - 0.270978 * y * y -
	    0.002528 * x * x - 0.0447 * y * y * x - 0.0140 * x * x * x;
	*out = (struct place){ phi * 100 / 36, lambda * 100 / 36 };
	return true;
}
