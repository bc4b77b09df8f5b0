// room.mjs: room for large letters and for fingers: U-4, U-5, U-8. All run in
// the page.
// SPDX-License-Identifier: ISC

// What lies over the page may not fill a small window; a table that scrolls
// can be reached by key.
export function reflow() {
	const faults = [];
	const room = document.documentElement.clientWidth;
	const fixed = [...document.querySelectorAll("body *")].filter((e) =>
	    /fixed|sticky/.test(getComputedStyle(e).position) &&
	    e.checkVisibility({ visibilityProperty: true }));
	const taken = fixed.reduce((sum, e) =>
	    sum + e.getBoundingClientRect().height, 0);

	if (document.documentElement.scrollWidth > room)
		faults.push(`${document.documentElement.scrollWidth} px wide`);
	if (taken > innerHeight / 2)
		faults.push(`${taken} of ${innerHeight} px lie over the page: ` +
		    fixed.map((e) => e.className));
	for (const e of document.querySelectorAll(".scroll"))
		if (e.scrollWidth > e.clientWidth && !(e.tabIndex === 0 &&
		    (e.role === "region" || e.localName === "section") && (e.ariaLabel ||
		    e.getAttribute("aria-labelledby"))))
			faults.push(`scrolls for the mouse alone: ${e.className}`);
	return faults;
}

// Text that is cut off, and text that runs into other text.
export function crowded() {
	const faults = [];
	const seen = [];
	const walk = document.createTreeWalker(document.body,
	    NodeFilter.SHOW_TEXT);
	const range = document.createRange();

	function hidden(e) {
		for (let at = e; at; at = at.parentElement) {
			const style = getComputedStyle(at);

			if (style.clipPath !== "none" ||
			    /fixed|sticky/.test(style.position) ||
			    at.matches(".trap, .skip, svg, select, textarea"))
				return true;
		}
		return !e.checkVisibility({ visibilityProperty: true });
	}

	for (let text = walk.nextNode(); text; text = walk.nextNode()) {
		if (!/\S/.test(text.data) || hidden(text.parentElement))
			continue;
		range.selectNodeContents(text);
		for (const box of range.getClientRects())
			// The middle: letters of one line reach into the
			// next one's room, its letters not.
			seen.push({ text, left: box.left + 1,
				right: box.right - 1,
				top: box.top + box.height * .3,
				bottom: box.bottom - box.height * .3 });
	}
	seen.sort((a, b) => a.top - b.top);
	seen.forEach((one, i) => {
		for (let j = i + 1; j < seen.length &&
		    seen[j].top < one.bottom; j += 1) {
			const other = seen[j];

			if (other.text !== one.text && other.left < one.right &&
			    one.left < other.right)
				faults.push(`"${one.text.data.trim().slice(0, 40)
				}" runs into "${
				    other.text.data.trim().slice(0, 40)}"`);
		}
	});
	for (const e of document.querySelectorAll("body *")) {
		const style = getComputedStyle(e);

		if (!/hidden|clip/.test(style.overflowX + style.overflowY) ||
		    hidden(e) || !/\S/.test(e.innerText || ""))
			continue;
		if (e.scrollHeight > e.clientHeight + 1 ||
		    e.scrollWidth > e.clientWidth + 1)
			faults.push(`cut off in ${e.localName}.${e.className}`);
	}
	for (const e of document.querySelectorAll("button, .button, .tag"))
		if (!hidden(e) && (e.scrollHeight > e.offsetHeight + 1 ||
		    e.scrollWidth > e.offsetWidth + 1))
			faults.push(`too long for ${e.className}: ${e.innerText}`);
	return faults.slice(0, 5);
}

// U-8: WCAG 2.5.8, and 44 pixels for what moves a person on.
export function targets() {
	const faults = [];
	const all = [...document.querySelectorAll("a[href], button, select, " +
	    "input:not([type=hidden]), textarea, summary")].filter((e) =>
	    e.checkVisibility({ visibilityProperty: true }) &&
	    !e.closest(".trap, .skip, .unseen"));
	const box = new Map(all.map((e) => [e, e.getBoundingClientRect()]));
	// What lies over the page does so elsewhere when it is scrolled.
	const fixed = (e) => e && (/fixed|sticky/.test(getComputedStyle(e)
	    .position) || fixed(e.parentElement));

	function inline(e) {
		const around = e.parentElement.closest("p, li, dd, td, div");

		return getComputedStyle(e).display === "inline" && around &&
		    around.innerText.trim().length > e.innerText.trim().length;
	}

	// The distance from a point to what is nearest of a box.
	function away(x, y, b) {
		return Math.hypot(Math.max(b.left - x, 0, x - b.right),
		    Math.max(b.top - y, 0, y - b.bottom));
	}

	for (const e of all) {
		const b = box.get(e);
		const x = (b.left + b.right) / 2, y = (b.top + b.bottom) / 2;
		const main = e.matches(".main, .button, nav a, .sign-in, " +
		    "summary, header button");

		if (main && (b.width < 44 || b.height < 44) &&
		    !e.closest("main details, footer"))
			faults.push(`${Math.round(b.width)}×${
			    Math.round(b.height)} for ${e.innerText}`);
		if ((b.width >= 23.5 && b.height >= 23.5) || inline(e))
			continue;
		for (const other of all)
			if (other !== e && fixed(other) === fixed(e) &&
			    !other.contains(e) &&
			    !e.contains(other) && away(x, y, box.get(other)) < 12)
				faults.push(`${Math.round(b.width)}×${
				    Math.round(b.height)} beside another: ${
				    e.outerHTML.slice(0, 99)}`);
	}
	return faults;
}
