// explained.mjs: what axe cannot decide by itself, each with the reason why it
// is well all the same, and a check of our own where there is one.
// SPDX-License-Identifier: ISC

// WCAG 2.2, "relative luminance" and "contrast ratio".
function contrastOfCharts() {
	const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
	const light = (colour) => channels(colour).slice(0, 3)
		.map((c) => c / 255)
		.map((c) => c <= .04045 ? c / 12.92 :
		    ((c + .055) / 1.055) ** 2.4)
		.reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
	const solid = (colour) => (channels(colour)[3] ?? 1) === 1;
	const over = (a, b) => a.left < b.right && b.left < a.right &&
	    a.top < b.bottom && b.top < a.bottom;
	const ground = (e) => solid(getComputedStyle(e).backgroundColor) ?
	    getComputedStyle(e).backgroundColor : e.parentElement ?
	    ground(e.parentElement) : "rgb(255, 255, 255)";
	const faults = [];

	// What is painted under a text: the shapes before it, else the page.
	for (const text of document.querySelectorAll("svg text")) {
		const box = text.getBoundingClientRect();
		const shapes = [...text.closest("svg").querySelectorAll(
		    "rect, circle, path, polygon")].filter((shape) =>
		    getComputedStyle(shape).fill !== "none" &&
		    shape.compareDocumentPosition(text) &
		    Node.DOCUMENT_POSITION_FOLLOWING &&
		    over(shape.getBoundingClientRect(), box));
		const under = shapes.map((s) => getComputedStyle(s).fill);
		const ink = light(getComputedStyle(text).fill);

		for (const colour of under.length ? under : [ground(text)]) {
			const other = light(colour);
			const ratio = (Math.max(ink, other) + .05) /
			    (Math.min(ink, other) + .05);
			if (ratio < 4.5)
				faults.push(`${ratio.toFixed(2)} to 1: ` +
				    text.outerHTML);
		}
	}
	return faults;
}

// A node that axe is not sure of is explained by the first row that fits.
export const explained = [
	{ rule: "color-contrast", within: "svg[role=img]",
	  reason: "axe reads no colours of SVG; they are measured here",
	  check: contrastOfCharts },
];

// What html-validate calls wrong, and is there on purpose.
export const htmlMeant = [
	{ rule: "wcag/h32", at: /\bdetails > form$/,
	  reason: "the language menu's buttons belong to the form that one " +
	      "types in; a browser that does not know how has this one" },
];

// Rules of a page that a letter need not keep: a mail program shows it within
// a page of its own, which has landmarks, a heading and a way past them.
export const pageRules = ["bypass", "landmark-one-main",
	"page-has-heading-one", "region"];

// What the Nu validator calls wrong in a letter, and is there on purpose.
export const letterMarkup = [
	{ message: /^The “\w+” (attribute|element) .*is obsolete/,
	  reason: "mail programs know bgcolor and font, not our style sheets" },
];
