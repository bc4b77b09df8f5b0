// explained.mjs: what axe cannot decide by itself, each with the reason why it
// is well all the same, and a check of our own where there is one.
// SPDX-License-Identifier: ISC

import { colours } from "./png.mjs";

// WCAG 2.2, "relative luminance", of red, green and blue from 0 to 255.
function light(rgb) {
	return rgb.map((c) => c / 255)
		.map((c) => c <= .04045 ? c / 12.92 :
		    ((c + .055) / 1.055) ** 2.4)
		.reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
}

function contrast(one, other) {
	const [a, b] = [light(one), light(other)];

	return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
}

// Where an element's own letters stand, in what colour, of what size; from
// now on they are not painted.
function hideLetters(target) {
	const element = document.querySelector(target);
	const style = getComputedStyle(element);
	const chart = element.closest("svg");
	const colour = chart ? style.fill : style.color;
	const size = parseFloat(style.fontSize);
	const range = document.createRange();
	const fixed = (one) => Boolean(one) &&
	    (getComputedStyle(one).position === "fixed" ||
	    fixed(one.parentElement));
	const stays = fixed(element);
	// A chart cuts off at its edge what is too long for it.
	const edge = chart && getComputedStyle(chart).overflow !== "visible" ?
	    chart.getBoundingClientRect() : { left: -Infinity, right: Infinity };
	const seen = (box) => [Math.max(box.left, edge.left),
		Math.min(box.right, edge.right)];
	const texts = [...element.childNodes].filter((node) =>
	    node.nodeType === Node.TEXT_NODE && node.data.trim());
	const boxes = texts.flatMap((text) => {
		range.selectNodeContents(text);
		return [...range.getClientRects()].map((box) => {
			const [left, right] = seen(box);

			return { stays, x: left + (stays ? 0 : scrollX),
				y: box.y + (stays ? 0 : scrollY),
				width: right - left, height: box.height };
		});
	}).filter((box) => box.width >= 1 && box.height >= 1);

	element.dataset.hidden = element.getAttribute("style") || "";
	element.style.setProperty("-webkit-text-fill-color", "transparent",
	    "important");
	element.style.setProperty("text-decoration", "none", "important");
	element.closest("a")?.style.setProperty("text-decoration", "none",
	    "important");	// its line is painted below all within
	if (chart)
		element.style.setProperty("fill", "transparent", "important");
	return { boxes, colour: colour.match(/[\d.]+/g).map(Number),
		large: size >= 24 || (size >= 18.66 && style.fontWeight >= 700) };
}

function showLetters(target) {
	const element = document.querySelector(target);

	element.setAttribute("style", element.dataset.hidden);
	delete element.dataset.hidden;
}

// In the middle of the window no bar that stays in place is over it; what is
// in such a bar is in sight.
function bringToSight(box) {
	if (box.stays)
		return { x: box.x, y: box.y, width: box.width,
			height: box.height };
	scrollTo({ top: box.y + box.height / 2 - innerHeight / 2, left: 0,
		behavior: "instant" });
	const [x, y] = [Math.max(box.x - scrollX, 0),
		Math.max(box.y - scrollY, 0)];

	return { x, y,
		width: Math.min(box.x + box.width - scrollX, innerWidth) - x,
		height: Math.min(box.y + box.height - scrollY, innerHeight) -
		    y };
}

// A picture of what is under the letters: against every colour in it, but for
// the few pixels of an edge, they have the contrast that WCAG asks for.
async function measure(page, target) {
	const { boxes, colour, large } = await page.evaluate(hideLetters,
	    target);
	const faults = [];

	for (const box of boxes) {
		const clip = await page.evaluate(bringToSight, box);
		if (clip.width < 1 || clip.height < 1)
			continue;	// cut off by the chart's edge
		const picture = await page.screenshot({ clip });

		for (const { rgb, share } of colours(picture)) {
			const ratio = contrast(colour.slice(0, 3), rgb);

			if (share > .02 && ratio < (large ? 3 : 4.5))
				faults.push(`${ratio.toFixed(2)} to 1 on ` +
				    `rgb(${rgb}): ${target}`);
		}
	}
	await page.evaluate(showLetters, target);
	if (!boxes.length)
		faults.push(`no letters in ${target}`);
	return faults;
}

// A node that axe is not sure of is explained by the first row that fits.
export const explained = [
	{ rule: "color-contrast", within: "svg[role=img]",
	  reason: "axe reads no colours of SVG; they are measured here",
	  check: measure },
	{ rule: "color-contrast",
	  says: /gradient|pseudo element|overlap|partially obscured/,
	  reason: "what is under the letters is no colour of an element; a " +
	      "picture of it is measured here",
	  check: measure },
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

// What the Nu validator calls wrong, and is there on purpose.
export const nuMeant = [
	{ message: /“value” on element “input”: Line feed not allowed/,
	  in: /-(?:hostile|long|error|rtl|conflict)\.html$/,
	  reason: "samples bring more than a form lets in; a browser drops it" },
	{ message: /“value” on element “input”: The literal did not satisfy/,
	  in: /-error\.html$/,
	  reason: "what was typed is kept, for browsers that pick no dates" },
	{ in: /\/letters\//,
	  message: /^The “\w+” (attribute|element) .*is obsolete/,
	  reason: "mail programs know bgcolor and font, not our style sheets" },
];
