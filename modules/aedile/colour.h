/* colour.h: a colour as CSS writes it, and how well two are told apart. */
/* SPDX-License-Identifier: ISC */
#ifndef COLOUR_H
#define COLOUR_H

#include <stdbool.h>

struct colour {
	double red, green, blue, alpha;		/* each from 0 to 1 */
};

/* Hex, rgb(), hsl(), a name of CSS. False: none of these. */
bool colour_read(const char *text, struct colour *out);

/* The ratio of WCAG 2.2, from 1 to 21; text may be translucent, what it
 * stands on is not. */
double colour_contrast(struct colour text, struct colour ground);

#endif
