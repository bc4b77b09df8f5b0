// media.mjs: how it is looked at: colours, print, motion, time: U-6, U-7, U-12.
// SPDX-License-Identifier: ISC

// U-6, in the page: letters 4.5 to 1 (3 where large), edges of controls,
// signs and the ring of the focus 3 to 1. paper: what it is printed on.
function contrasts(paper) {
	const faults = new Set();
	const numbers = (colour) => {
		const all = colour.match(/[\d.]+/g).map(Number);
		return /^color\(srgb/.test(colour) ?
		    all.map((c, i) => i < 3 ? c * 255 : c) : all;
	};
	const seen = (colour) => (numbers(colour)[3] ?? 1) > .95;

	function light(colour) {
		return numbers(colour).slice(0, 3).map((c) => c / 255)
		    .map((c) => c <= .04045 ? c / 12.92 :
			((c + .055) / 1.055) ** 2.4)
		    .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
	}

	function ratio(one, other) {
		const [a, b] = [light(one), light(other)];
		return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
	}

	// What is behind an element; null where it is no plain colour.
	function ground(e) {
		for (let at = e; at; at = at.parentElement) {
			const style = getComputedStyle(at);

			if (style.backgroundImage !== "none")
				return null;
			if (seen(style.backgroundColor))
				return style.backgroundColor;
		}
		return "rgb(255, 255, 255)";
	}

	function ask(e, what, one, other, least) {
		if (one && other && ratio(one, other) < least)
			faults.add(`${what} ${ratio(one, other).toFixed(2)
			} to 1: ${e.outerHTML.slice(0, 99)}`);
	}

	function letters(e) {
		const style = getComputedStyle(e);
		const size = parseFloat(style.fontSize);
		const large = size >= 24 ||
		    (size >= 18.66 && style.fontWeight >= 700);

		ask(e, "letters", style.color,
		    paper || ground(e), large ? 3 : 4.5);
	}

	function edges(e) {
		const style = getComputedStyle(e);
		const behind = ground(e.parentElement);
		const own = seen(style.backgroundColor) &&
		    style.backgroundColor;
		const edge = parseFloat(style.borderTopWidth) >= 1 &&
		    style.borderTopStyle !== "none" &&
		    seen(style.borderTopColor) && style.borderTopColor;
		const best = behind && Math.max(
		    edge ? ratio(edge, behind) : 1,
		    own ? ratio(own, behind) : 1);

		if (behind && best < 3)
			faults.add(`an edge ${best.toFixed(2)} to 1: ` +
			    e.outerHTML.slice(0, 99));
	}

	const words = [...document.querySelectorAll(paper ? "main *" : "body *")]
	    .filter((e) => e.checkVisibility({ visibilityProperty: true }) &&
		!e.closest("svg, .skip, .trap") && [...e.childNodes].some(
		    (text) => text.nodeType === Node.TEXT_NODE &&
		    /\S/.test(text.data)));
	// A printer leaves backgrounds out, and darkens what stood on dark ones.
	for (const e of words)
		if (!paper || (ground(e) && light(ground(e)) > .5))
			letters(e);
	if (paper)
		return [...faults];
	for (const e of document.querySelectorAll("main :is(input:not(" +
	    "[type=hidden], [type=radio], [type=checkbox]), select, " +
	    "textarea, .main, .second, .button)"))
		if (!e.closest(".trap") && e.checkVisibility())
			edges(e);
	for (const e of document.querySelectorAll("main :is(a, button, " +
	    "input, select, textarea), header a, nav a, footer a, summary"))
		if (e.checkVisibility() && !e.closest(".trap, .skip")) {
			e.focus({ focusVisible: true });
			ask(e, "a ring", getComputedStyle(e).outlineColor,
			    ground(e.parentElement), 3);
		}
	document.activeElement.blur();
	for (const e of document.querySelectorAll("svg.sign, svg.icon"))
		if (e.checkVisibility())
			ask(e, "a sign", getComputedStyle(e).stroke === "none" ?
			    null : getComputedStyle(e).stroke, ground(e), 3);
	return [...faults];
}

// One of each kind that the focus stops at, and whether it shows. forced:
// shadows and backgrounds do not count there, nor here.
function rings() {
	const kinds = new Map([...document.querySelectorAll("a[href], button, " +
	    "input:not([type=hidden]), select, textarea, summary")].filter(
	    (e) => e.tabIndex >= 0 && e.checkVisibility() &&
	    !e.closest(".trap, .stay")).map((e) =>
		[`${e.localName} ${e.type || ""} ${e.className} ${
		    e.closest("header, nav, main, footer")?.localName}`, e]));
	const faults = [];

	for (const e of kinds.values()) {
		e.focus({ focusVisible: true });
		const style = getComputedStyle(e);
		const width = parseFloat(style.outlineWidth);

		if (style.outlineStyle === "none" || width < 2 ||
		    /^rgba.*, 0\)$/.test(style.outlineColor))
			faults.push(`no ring: ${e.outerHTML.slice(0, 99)}`);
		e.blur();
	}
	return faults;
}

// In forced colours a background is nobody's: what can be filled in or
// pressed has an edge.
function edgesForced() {
	return [...document.querySelectorAll("main :is(input:not([type=hidden]," +
	    " [type=radio], [type=checkbox]), select, textarea, " +
	    "button:not(.quiet), .button)")].filter((e) => {
		const { borderTopStyle, borderTopWidth, borderTopColor,
			backgroundColor } = getComputedStyle(e);
		return !e.closest(".trap") && e.checkVisibility() &&
		    (borderTopStyle === "none" ||
		    parseFloat(borderTopWidth) < 1 ||
		    borderTopColor === backgroundColor);
	}).map((e) => `no edge: ${e.outerHTML.slice(0, 99)}`);
}

function printed() {
	const gone = (selector) => [...document.querySelectorAll(selector)]
		.filter((e) => e.checkVisibility()).map((e) =>
		    `printed: ${e.className}`);

	return [...document.querySelector("h1").checkVisibility() ? [] :
	    ["the heading is not printed"],
	    ...gone(".nav, .who, .skip, .stay, .buttons, .filters")];
}

export async function colours(page) {
	const faults = [];
	const say = (where, found) =>
	    faults.push(...found.map((fault) => `${where}: ${fault}`));

	for (const colorScheme of ["light", "dark"]) {
		await page.emulateMedia({ colorScheme });
		say(colorScheme, await page.evaluate(contrasts, ""));
		say(colorScheme, await page.evaluate(rings));
	}
	await page.emulateMedia({ colorScheme: "light",
		forcedColors: "active" });
	say("forced colours", await page.evaluate(rings));
	say("forced colours", await page.evaluate(edgesForced));
	await page.emulateMedia({ forcedColors: "none", media: "print" });
	say("print", await page.evaluate(contrasts, "rgb(255, 255, 255)"));
	say("print", await page.evaluate(printed));
	await page.emulateMedia({ media: "screen" });
	return faults;
}

// U-7, in the page: what moves, or would. least: reduced motion was asked for.
function moving(least) {
	const faults = [];

	for (const one of document.getAnimations()) {
		const { activeDuration } = one.effect.getComputedTiming();
		const { target } = one.effect;
		const steps = one.effect.getKeyframes().flatMap((frame) =>
		    Object.keys(frame)).filter((key) => !["offset",
			"computedOffset", "easing", "composite",
			"visibility"].includes(key));

		// The one of .stay shows what was hidden; it moves nothing.
		if (target.matches(".stay") && !steps.length)
			continue;
		if (least || activeDuration > 5000)
			faults.push(`moves: ${target.className}`);
	}
	for (const e of document.querySelectorAll("body *")) {
		const { transitionDuration, scrollBehavior } =
		    getComputedStyle(e);
		if (least && (/[1-9]/.test(transitionDuration) ||
		    scrollBehavior === "smooth"))
			faults.push(`glides: ${e.className}`);
	}
	for (const e of document.querySelectorAll(
	    "video, audio, marquee, blink, animate, [autoplay]"))
		faults.push(`plays by itself: ${e.localName}`);
	return faults;
}

export async function motion(page) {
	const faults = await page.evaluate(moving, false);

	await page.emulateMedia({ reducedMotion: "reduce" });
	faults.push(...await page.evaluate(moving, true));
	await page.emulateMedia({ reducedMotion: "no-preference" });
	return faults;
}

// U-12, in the page: the warning comes two minutes or more before the end.
export function warned(idle) {
	const faults = [];
	const stay = document.querySelector(".stay");

	if (!idle)
		return stay ? ["nobody is signed in, and is warned"] : [];
	const come = stay?.getAnimations()[0];
	if (!come)
		return ["who is soon signed out is not told"];
	const at = come.effect.getComputedTiming().delay;
	const shown = () => getComputedStyle(stay).visibility === "visible";
	const link = stay.querySelector("a[href$='/account'][target=_blank]");

	if (at > (idle - 120) * 1000)
		faults.push(`told ${idle - at / 1000} s before the end`);
	come.currentTime = at - 1000;
	if (shown())
		faults.push("told before it is due");
	come.currentTime = at + 2000;
	if (!shown())
		faults.push("not shown when due");
	if (stay.querySelectorAll("[role=alert]").length !== 1 || !link)
		faults.push("not told aloud, or with no way to stay");
	link?.scrollIntoView({ block: "nearest" });
	const box = link?.getClientRects()[0];
	const over = box && document.elementFromPoint(
	    (box.left + box.right) / 2, (box.top + box.bottom) / 2);
	if (over !== link)
		faults.push(`its link lies under ${over?.outerHTML.slice(0, 99)}`);
	if (stay.getBoundingClientRect().height > innerHeight)
		faults.push("higher than the window");
	come.currentTime = 0;
	return faults;
}
