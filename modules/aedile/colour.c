/* colour.c: colours of CSS, and WCAG 2.2's measure of contrast. */
/* SPDX-License-Identifier: ISC */
#include "colour.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MEASURE = 1000 * 1000 };

/* https://www.w3.org/TR/css-color-4/#named-colors */
static const struct {
	const char	*name;
	unsigned	 rgb;
} names[] = {
	{ "aliceblue", 0xf0f8ff }, { "antiquewhite", 0xfaebd7 },
	{ "aqua", 0x00ffff }, { "aquamarine", 0x7fffd4 },
	{ "azure", 0xf0ffff }, { "beige", 0xf5f5dc }, { "bisque", 0xffe4c4 },
	{ "black", 0x000000 }, { "blanchedalmond", 0xffebcd },
	{ "blue", 0x0000ff }, { "blueviolet", 0x8a2be2 },
	{ "brown", 0xa52a2a }, { "burlywood", 0xdeb887 },
	{ "cadetblue", 0x5f9ea0 }, { "chartreuse", 0x7fff00 },
	{ "chocolate", 0xd2691e }, { "coral", 0xff7f50 },
	{ "cornflowerblue", 0x6495ed }, { "cornsilk", 0xfff8dc },
	{ "crimson", 0xdc143c }, { "cyan", 0x00ffff },
	{ "darkblue", 0x00008b }, { "darkcyan", 0x008b8b },
	{ "darkgoldenrod", 0xb8860b }, { "darkgray", 0xa9a9a9 },
	{ "darkgreen", 0x006400 }, { "darkgrey", 0xa9a9a9 },
	{ "darkkhaki", 0xbdb76b }, { "darkmagenta", 0x8b008b },
	{ "darkolivegreen", 0x556b2f }, { "darkorange", 0xff8c00 },
	{ "darkorchid", 0x9932cc }, { "darkred", 0x8b0000 },
	{ "darksalmon", 0xe9967a }, { "darkseagreen", 0x8fbc8f },
	{ "darkslateblue", 0x483d8b }, { "darkslategray", 0x2f4f4f },
	{ "darkslategrey", 0x2f4f4f }, { "darkturquoise", 0x00ced1 },
	{ "darkviolet", 0x9400d3 }, { "deeppink", 0xff1493 },
	{ "deepskyblue", 0x00bfff }, { "dimgray", 0x696969 },
	{ "dimgrey", 0x696969 }, { "dodgerblue", 0x1e90ff },
	{ "firebrick", 0xb22222 }, { "floralwhite", 0xfffaf0 },
	{ "forestgreen", 0x228b22 }, { "fuchsia", 0xff00ff },
	{ "gainsboro", 0xdcdcdc }, { "ghostwhite", 0xf8f8ff },
	{ "gold", 0xffd700 }, { "goldenrod", 0xdaa520 }, { "gray", 0x808080 },
	{ "green", 0x008000 }, { "greenyellow", 0xadff2f },
	{ "grey", 0x808080 }, { "honeydew", 0xf0fff0 },
	{ "hotpink", 0xff69b4 }, { "indianred", 0xcd5c5c },
	{ "indigo", 0x4b0082 }, { "ivory", 0xfffff0 }, { "khaki", 0xf0e68c },
	{ "lavender", 0xe6e6fa }, { "lavenderblush", 0xfff0f5 },
	{ "lawngreen", 0x7cfc00 }, { "lemonchiffon", 0xfffacd },
	{ "lightblue", 0xadd8e6 }, { "lightcoral", 0xf08080 },
	{ "lightcyan", 0xe0ffff }, { "lightgoldenrodyellow", 0xfafad2 },
	{ "lightgray", 0xd3d3d3 }, { "lightgreen", 0x90ee90 },
	{ "lightgrey", 0xd3d3d3 }, { "lightpink", 0xffb6c1 },
	{ "lightsalmon", 0xffa07a }, { "lightseagreen", 0x20b2aa },
	{ "lightskyblue", 0x87cefa }, { "lightslategray", 0x778899 },
	{ "lightslategrey", 0x778899 }, { "lightsteelblue", 0xb0c4de },
	{ "lightyellow", 0xffffe0 }, { "lime", 0x00ff00 },
	{ "limegreen", 0x32cd32 }, { "linen", 0xfaf0e6 },
	{ "magenta", 0xff00ff }, { "maroon", 0x800000 },
	{ "mediumaquamarine", 0x66cdaa }, { "mediumblue", 0x0000cd },
	{ "mediumorchid", 0xba55d3 }, { "mediumpurple", 0x9370db },
	{ "mediumseagreen", 0x3cb371 }, { "mediumslateblue", 0x7b68ee },
	{ "mediumspringgreen", 0x00fa9a }, { "mediumturquoise", 0x48d1cc },
	{ "mediumvioletred", 0xc71585 }, { "midnightblue", 0x191970 },
	{ "mintcream", 0xf5fffa }, { "mistyrose", 0xffe4e1 },
	{ "moccasin", 0xffe4b5 }, { "navajowhite", 0xffdead },
	{ "navy", 0x000080 }, { "oldlace", 0xfdf5e6 }, { "olive", 0x808000 },
	{ "olivedrab", 0x6b8e23 }, { "orange", 0xffa500 },
	{ "orangered", 0xff4500 }, { "orchid", 0xda70d6 },
	{ "palegoldenrod", 0xeee8aa }, { "palegreen", 0x98fb98 },
	{ "paleturquoise", 0xafeeee }, { "palevioletred", 0xdb7093 },
	{ "papayawhip", 0xffefd5 }, { "peachpuff", 0xffdab9 },
	{ "peru", 0xcd853f }, { "pink", 0xffc0cb }, { "plum", 0xdda0dd },
	{ "powderblue", 0xb0e0e6 }, { "purple", 0x800080 },
	{ "rebeccapurple", 0x663399 }, { "red", 0xff0000 },
	{ "rosybrown", 0xbc8f8f }, { "royalblue", 0x4169e1 },
	{ "saddlebrown", 0x8b4513 }, { "salmon", 0xfa8072 },
	{ "sandybrown", 0xf4a460 }, { "seagreen", 0x2e8b57 },
	{ "seashell", 0xfff5ee }, { "sienna", 0xa0522d },
	{ "silver", 0xc0c0c0 }, { "skyblue", 0x87ceeb },
	{ "slateblue", 0x6a5acd }, { "slategray", 0x708090 },
	{ "slategrey", 0x708090 }, { "snow", 0xfffafa },
	{ "springgreen", 0x00ff7f }, { "steelblue", 0x4682b4 },
	{ "tan", 0xd2b48c }, { "teal", 0x008080 }, { "thistle", 0xd8bfd8 },
	{ "tomato", 0xff6347 }, { "turquoise", 0x40e0d0 },
	{ "violet", 0xee82ee }, { "wheat", 0xf5deb3 }, { "white", 0xffffff },
	{ "whitesmoke", 0xf5f5f5 }, { "yellow", 0xffff00 },
	{ "yellowgreen", 0x9acd32 },
};

static double
within(double x)
{
	return x < 0 ? 0 : x > 1 ? 1 : x;
}

static struct colour
of_rgb(unsigned rgb)
{
	return (struct colour){ (rgb >> 16 & 255) / 255.0,
		(rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0, 1 };
}

static bool
read_hex(const char *text, struct colour *out)
{
	size_t digits = strspn(text, "0123456789abcdefABCDEF");
	unsigned long n = strtoul(text, NULL, 16);
	unsigned long wide = 0;

	if (text[digits] || (digits != 3 && digits != 4 && digits != 6 &&
	    digits != 8))
		return false;
	if (digits < 6) {
		for (size_t i = digits; i-- > 0;)
			wide = wide << 8 | (n >> 4 * i & 15) * 17;
		n = wide;
		digits *= 2;
	}
	*out = of_rgb((unsigned)(digits == 8 ? n >> 8 : n));
	if (digits == 8)
		out->alpha = (double)(n & 255) / 255;
	return true;
}

/* Three or four numbers between brackets; percents are parts of one. What
 * strtod() takes for one and CSS does not, or is out of all measure, is
 * none. */
static int
read_numbers(const char *at, double numbers[4], bool percent[4])
{
	char *end;
	int n = 0;

	while (n < 4) {
		at += strspn(at, " \t\n,/");
		numbers[n] = strtod(at, &end);
		if (end == at || !(numbers[n] >= -MEASURE &&
		    numbers[n] <= MEASURE))
			break;
		percent[n] = *end == '%';
		at = end + (*end == '%');
		if (strncasecmp(at, "deg", 3) == 0)
			at += 3;
		n++;
	}
	at += strspn(at, " \t\n");
	return strcmp(at, ")") == 0 ? n : 0;
}

static double
part(double hue, double low, double high)
{
	hue -= (double)(long)hue;
	if (hue < 0)
		hue += 1;
	if (hue * 6 < 1)
		return low + (high - low) * 6 * hue;
	if (hue * 2 < 1)
		return high;
	if (hue * 3 < 2)
		return low + (high - low) * (2.0 / 3 - hue) * 6;
	return low;
}

static struct colour
of_hsl(double hue, double saturation, double light)
{
	double high = light <= 0.5 ? light * (1 + saturation) :
	    light + saturation - light * saturation;
	double low = 2 * light - high;

	return (struct colour){ part(hue + 1.0 / 3, low, high),
		part(hue, low, high), part(hue - 1.0 / 3, low, high), 1 };
}

static bool
read_function(const char *text, struct colour *out)
{
	const char *open = strchr(text, '(');
	bool percent[4] = { false }, hsl = strncasecmp(text, "hsl", 3) == 0;
	double v[4];
	int n = 0;

	if (open && (hsl || strncasecmp(text, "rgb", 3) == 0) &&
	    (open == text + 3 || (open == text + 4 &&
	    strchr("aA", text[3]))))
		n = read_numbers(open + 1, v, percent);
	if (n < 3)
		return false;
	for (int i = hsl; i < 3; i++)
		v[i] = within(v[i] / (hsl || percent[i] ? 100 : 255));
	*out = hsl ? of_hsl(v[0] / 360, v[1], v[2]) :
	    (struct colour){ v[0], v[1], v[2], 1 };
	if (n == 4)
		out->alpha = within(percent[3] ? v[3] / 100 : v[3]);
	return true;
}

bool
colour_read(const char *text, struct colour *out)
{
	if (*text == '#')
		return read_hex(text + 1, out);
	if (strcasecmp(text, "transparent") == 0) {
		*out = (struct colour){ 0 };
		return true;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcasecmp(text, names[i].name) == 0) {
			*out = of_rgb(names[i].rgb);
			return true;
		}
	return read_function(text, out);
}

/* x to the power of 2.4: its square, times the fifth root of that. */
static double
power(double x)
{
	double square = x * x, root = 1;

	for (int i = 0; i < 60; i++)
		root -= (root * root * root * root * root - square) /
		    (5 * root * root * root * root);
	return square * root;
}

static double
linear(double part_of_one)
{
	return part_of_one <= 0.04045 ? part_of_one / 12.92 :
	    power((part_of_one + 0.055) / 1.055);
}

static double
luminance(struct colour c)
{
	return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) +
	    0.0722 * linear(c.blue);
}

double
colour_contrast(struct colour text, struct colour ground)
{
	double a = text.alpha, one, other;

	text.red = text.red * a + ground.red * (1 - a);
	text.green = text.green * a + ground.green * (1 - a);
	text.blue = text.blue * a + ground.blue * (1 - a);
	one = luminance(text);
	other = luminance(ground);
	return one > other ? (one + 0.05) / (other + 0.05) :
	    (other + 0.05) / (one + 0.05);
}
