// stops.mjs: a page by Tab: every stop in order, seen, and none a trap.
// SPDX-License-Identifier: ISC

// What Tab should stop at, in the order of the document. Of radio buttons one
// stop a question.
function stops() {
	const seen = new Set();

	window.stops = [...document.querySelectorAll("a[href], button, " +
	    "input, select, textarea, summary, [tabindex='0']")].filter((e) => {
		if (e.type === "hidden" || e.tabIndex < 0 || e.disabled ||
		    !e.checkVisibility({ visibilityProperty: true }))
			return false;
		if (e.type !== "radio")
			return true;
		const group = [...document.getElementsByName(e.name)];
		const one = group.find((r) => r.checked) || group[0];
		if (seen.has(e.name) || e !== one)
			return false;
		seen.add(e.name);
		return true;
	});
	// Tab starts where the focus was last: before all.
	const start = document.createElement("span");
	start.tabIndex = -1;
	document.body.prepend(start);
	start.focus();
	start.remove();
	return window.stops.length;
}

// What has autofocus gets the focus when the page is drawn for the first time;
// later, it would take it from where Tab starts.
function drawn() {
	return new Promise((done) => {
		requestAnimationFrame(() => requestAnimationFrame(done));
	});
}

// Where the focus is: its place in the list, and what is wrong with it.
function here() {
	const e = document.activeElement;
	const faults = [];

	if (!e || e === document.body || e === document.documentElement)
		return { at: -1, faults };
	const style = getComputedStyle(e);
	const box = e.getClientRects()[0];
	const middle = (from, to, end) =>
	    (Math.max(from, 0) + Math.min(to, end)) / 2;
	const over = document.elementFromPoint(
	    middle(box.left, box.right, innerWidth),
	    middle(box.top, box.bottom, innerHeight));
	if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
		faults.push(`no focus ring: ${e.outerHTML.slice(0, 160)}`);
	if (!over || !(e.contains(over) || over.contains(e)))
		faults.push(`hidden under ${over && over.className}: ` +
		    e.outerHTML.slice(0, 160));
	const place = window.stops.indexOf(e);
	if (place < 0)
		faults.push(`stops at ${e.outerHTML.slice(0, 160)}`);
	return { at: place, faults };
}

// From first to last, and out of the page or round to where it began. A date
// has a stop for day, month and year: there the focus stays for some Tabs.
async function pass(page, key, first, end) {
	const next = first < end ? 1 : -1;
	const faults = [];
	let at = null;

	for (let i = 0; i < 600; i += 1) {
		await page.keyboard.press(key);
		const now = await page.evaluate(here);
		if (now.at === at)
			continue;
		if (now.at < 0 || (at === end && now.at === first))
			break;
		faults.push(...now.faults);
		if (now.at !== (at === null ? first : at + next))
			faults.push(`${key} leads from ${at} to ${now.at}`);
		at = now.at;
	}
	if (at !== end)
		faults.push(`${key} ends at ${at}, not at ${end}`);
	return faults;
}

export async function byTab(person) {
	const { page } = person;
	await page.evaluate(drawn);
	const last = await page.evaluate(stops) - 1;
	const faults = await pass(page, "Tab", 0, last);

	faults.push(...await pass(page, "Shift+Tab", last, 0));
	return faults;
}
