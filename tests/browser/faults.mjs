// faults.mjs: a form that came back: what is wrong, told twice, nothing lost.
// SPDX-License-Identifier: ISC

function told() {
	const faults = [];
	const box = document.querySelector("main .faults");

	if (!document.title.startsWith("Error: "))
		faults.push(`title "${document.title}"`);
	if (!box)
		return [...faults, "no summary"];
	if (!(box.compareDocumentPosition(document.querySelector("h1")) &
	    Node.DOCUMENT_POSITION_FOLLOWING))
		faults.push("the summary stands below the h1");
	for (const link of box.querySelectorAll("a")) {
		const field = document.querySelector(link.getAttribute("href"));
		const of = field && field.closest(".field");
		const error = of && of.querySelector(".error");

		if (!error || !error.innerText.trim().endsWith(
		    link.innerText.trim()))
			faults.push(`not said at the field: ${link.innerText}`);
		else if (!document.querySelector(
		    `[aria-describedby~="${error.id}"]`))
			faults.push(`not tied to the field: ${error.id}`);
	}
	if (box.querySelectorAll("a").length !==
	    document.querySelectorAll("main .error").length)
		faults.push("not every fault is in the summary");
	return faults;
}

function kept(typed) {
	const faults = [];

	for (const e of document.querySelectorAll("main input[type=password]"))
		if (e.value)
			faults.push(`a password came back: ${e.name}`);
	for (const [name, value] of Object.entries(typed)) {
		const e = document.querySelector(`main [name="${name}"]`);
		const all = [...document.querySelectorAll(
		    `main [name="${name}"]`)];

		if (!e || e.type === "password" || e.type === "file")
			continue;
		const now = e.type === "radio" ?
		    (all.find((one) => one.checked) || {}).value :
		    e.type === "checkbox" ? e.checked : e.value;
		if (now !== value)
			faults.push(`${name} was "${value}", is "${now}"`);
	}
	return faults;
}

async function leads(person) {
	const faults = [];
	const links = person.page.locator("main .faults a");

	for (let i = 0; i < await links.count(); i += 1) {
		await links.nth(i).click();
		const at = await person.page.evaluate(() =>
		    `#${document.activeElement.id}`);
		if (at !== await links.nth(i).getAttribute("href"))
			faults.push(`a link of the summary leads to ${at}`);
	}
	return faults;
}

// The browser goes there when the page is drawn, a moment after it is read.
async function startsThere(person) {
	const box = person.page.locator("main .faults:focus");

	return await box.waitFor({ timeout: 3000 }).then(() => [],
	    () => ["the summary is not where one starts"]);
}

export async function refused(person) {
	const faults = await startsThere(person);

	faults.push(...await person.page.evaluate(told));

	if (person.watch.status() !== 422)
		faults.push(`status ${person.watch.status()}`);
	faults.push(...await person.page.evaluate(kept, person.typed));
	if (!person.keyboard)
		faults.push(...await leads(person));
	return faults;
}
