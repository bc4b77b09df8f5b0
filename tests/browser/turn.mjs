// turn.mjs: what is asked of a page that turns round; both run in the page.
// SPDX-License-Identifier: ISC

// How far each block stands from where its parent begins. A table's columns
// and a flexible row are as wide as their words, so only what fills its
// parent, or begins it, is asked.
export function starts() {
	const found = [];
	const rtl = getComputedStyle(document.body).direction === "rtl";
	// A word of another language is one, whatever holds it.
	const apart = ".unseen, .trap, .skip, svg, select, bdi, span[lang]";

	for (const one of document.querySelectorAll("body *")) {
		const box = one.getBoundingClientRect();
		const style = getComputedStyle(one);
		const parent = one.parentElement;
		const frame = parent.getBoundingClientRect();
		const around = getComputedStyle(parent);
		const first = [...parent.childNodes].find((node) =>
		    node.nodeType === Node.ELEMENT_NODE ||
		    /\S/.test(node.data)) === one;

		if (/^(inline|none|contents|table-)/.test(style.display) ||
		    one.closest(apart) || parent.closest("[dir]:not(html)") ||
		    style.position === "absolute" || !box.width ||
		    around.display === "contents")
			continue;
		if (!/^(block|list-item)$/.test(around.display) && !first)
			continue;
		if (/center/.test(style.justifyContent + style.textAlign +
		    around.justifyContent))
			continue;
		found.push({ name: `${one.localName}.${one.className}`,
			start: Math.round(rtl ? frame.right - box.right :
			    box.left - frame.left) });
	}
	return found;
}

// What is cut off, letters that are higher than their control, and lines
// that would run into each other; most: how full the fullest is.
export function cut() {
	const faults = [];
	const pen = document.createElement("canvas").getContext("2d");
	const typed = "گلی کے پیچھے کھمبا";
	const controls = "textarea, [type=file]";	// scroll, or not ours
	let most = 0;

	function ink(style, text) {
		pen.font = `${style.fontWeight} ${style.fontSize} ` +
		    style.fontFamily;
		const size = pen.measureText(text);
		return size.actualBoundingBoxAscent +
		    size.actualBoundingBoxDescent;
	}

	function unseen(one) {
		return one && (one.matches(".trap") ||
		    getComputedStyle(one).clipPath !== "none" ||
		    unseen(one.parentElement));
	}

	// A line alone has its control's height, others may lean over a bit.
	function measure(one, style, text) {
		const box = one.closest("button, .button, .tag, nav a");
		const room = box ? box.clientHeight :
		    parseFloat(style.lineHeight) * 1.4;
		const tall = ink(style, text);

		most = Math.max(most, tall / room);
		if (tall > room)
			faults.push(`${one.localName}.${one.className}: ` +
			    `letters of ${tall} px in ${room} px: ${text}`);
	}

	if (document.scrollingElement.scrollWidth > innerWidth)
		faults.push("the page is wider than the screen");
	for (const one of document.querySelectorAll("body *")) {
		const style = getComputedStyle(one);
		const name = `${one.localName}.${one.className}`;

		if (!one.getClientRects().length || unseen(one) ||
		    one.closest(".scroll, svg"))
			continue;
		if (one.matches("select, input:not([type=checkbox], " +
		    "[type=radio], [type=file], [type=hidden])")) {
			if (ink(style, typed) > one.clientHeight)
				faults.push(`${name} is too low for letters`);
			continue;
		}
		const lost = (way, beyond) => beyond > 1 &&
		    /^(hidden|clip)$/.test(way);	// others scroll
		if (!one.matches(controls) &&
		    (lost(style.overflowY, one.scrollHeight - one.clientHeight) ||
		    lost(style.overflowX, one.scrollWidth - one.clientWidth)))
			faults.push(`${name} cuts: ${one.textContent}`);
		for (const text of one.childNodes)
			if (text.nodeType === Node.TEXT_NODE &&
			    /[\u0600-\u06FF]/.test(text.data))
				measure(one, style, text.data.trim());
	}
	return { faults, most };
}
