/* place.c: Swiss metres against published values. */
/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>

#include <cmocka.h>

#include "../../modules/aedile/place.h"

static void
lies_at(double east, double north, double latitude, double longitude,
	double near)
{
	struct place p;

	assert_true(place_of_lv95(east, north, &p));
	assert_true(p.latitude > latitude - near &&
	    p.latitude < latitude + near);
	assert_true(p.longitude > longitude - near &&
	    p.longitude < longitude + near);
}

static void
swiss_metres_become_degrees(void **state)
{
	(void)state;
	/* The old observatory of Bern, where the net begins. */
	lies_at(2600000, 1200000, 46.9510811, 7.4386372, 1e-7);
	/* The example of the formulas' own paper, whose degrees are exact: the
	 * formulas come within 0.02 seconds of arc of them there. */
	lies_at(2700000, 1100000, 46 + 2 / 60. + 38.87 / 3600,
	    8 + 43 / 60. + 49.79 / 3600, 0.02 / 3600);
	/* In Glarus, as others computed it. */
	lies_at(2726201, 1202028, 46.95733, 9.096741, 5e-6);
}

static void
far_from_switzerland_is_refused(void **state)
{
	struct place p;

	(void)state;
	assert_false(place_of_lv95(0, 0, &p));
	assert_false(place_of_lv95(683920, 245604, &p));	/* LV03 */
	assert_false(place_of_lv95(1245604, 2683920, &p));	/* swapped */
	assert_false(place_of_lv95(NAN, 1200000, &p));
}

static void
degrees_stay_on_the_globe(void **state)
{
	struct place p;

	(void)state;
	assert_true(place_of_degrees(-90, 180, &p));
	assert_false(place_of_degrees(90.1, 0, &p));
	assert_false(place_of_degrees(0, -180.1, &p));
	assert_false(place_of_degrees(INFINITY, 0, &p));
	assert_false(place_of_degrees(NAN, NAN, &p));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(swiss_metres_become_degrees),
		cmocka_unit_test(far_from_switzerland_is_refused),
		cmocka_unit_test(degrees_stay_on_the_globe),
	};

	return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
