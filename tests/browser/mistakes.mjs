// mistakes.mjs: U-3: a form that came back says what is wrong, and where.
// SPDX-License-Identifier: ISC

// Runs in the page. word: what a title begins with, in its language.
export function mistakes(word) {
	const faults = [];
	const box = document.querySelector(
	    "main .faults:not([aria-labelledby=conflict])");
	const links = box ? [...box.querySelectorAll("a")] : [];
	const own = box ? box.querySelectorAll("li").length - links.length : 0;
	const errors = [...document.querySelectorAll("main form .error")];
	const plain = (e) => e.textContent.replace(/\s+/g, " ").trim();
	let last = box;

	for (const e of document.querySelectorAll("[type=password]"))
		if (e.getAttribute("value"))
			faults.push(`a password came back: ${e.name}`);
	for (const form of document.querySelectorAll("main form"))
		if (form.querySelector("[required]") && !form.noValidate)
			faults.push("the browser stops it in words of its own");
	if (!box)
		return errors.length ? [...faults, "no summary"] : faults;
	if (!document.title.startsWith(`${word} `))
		faults.push(`title "${document.title}"`);
	if (box.getAttribute("role") !== "alert" || box.tabIndex !== -1 ||
	    !box.autofocus)
		faults.push("the summary does not speak up");
	if (!(box.compareDocumentPosition(document.querySelector("h1")) &
	    Node.DOCUMENT_POSITION_FOLLOWING))
		faults.push("the summary stands below the heading");
	if (links.length !== errors.length || links.length + own < 1)
		faults.push(`${links.length} links, ${errors.length} errors`);
	for (const link of links) {
		const at = document.querySelector(link.getAttribute("href"));
		const error = at?.closest(".field")?.querySelector(".error");
		const tied = error && document.querySelector(
		    `[aria-describedby~="${error.id}"]`);

		if (!at || !at.matches("input, select, textarea")) {
			faults.push(`leads to no field: ${plain(link)}`);
			continue;
		}
		if (!error || !plain(error).endsWith(plain(link)))
			faults.push(`other words at the field: ${plain(link)}`);
		if (!tied || !(tied === at || tied.contains(at)))
			faults.push(`not tied to it: ${plain(link)}`);
		if (at.type !== "radio" && at.ariaInvalid !== "true")
			faults.push(`not invalid: ${at.name}`);
		if (!(last.compareDocumentPosition(at) &
		    Node.DOCUMENT_POSITION_FOLLOWING))
			faults.push(`out of order: ${plain(link)}`);
		last = at;
	}
	return faults;
}

// The first link is followed, by its key.
export async function follows(page) {
	const link = page.locator("main .faults a").first();

	if (!await link.count())
		return [];
	await link.focus();
	await page.keyboard.press("Enter");
	const at = await page.evaluate(() => `#${document.activeElement.id}`);
	return at === await link.getAttribute("href") ? [] :
	    [`the first link leads to ${at}`];
}
