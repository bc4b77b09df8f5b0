// sight.mjs: what is asked of every page, whatever it is about.
// SPDX-License-Identifier: ISC
import { HtmlValidate } from "html-validate";
import { axeViolations } from "./axe.mjs";
import { htmlMeant } from "./explained.mjs";

const heaviest = 60000;		// bytes of HTML and CSS

const validator = new HtmlValidate({
	extends: ["html-validate:recommended", "html-validate:document"],
	rules: {
		// All sheets are the site's own.
		"require-sri": ["error", { target: "crossorigin" }],
		// What is wrong stands above the h1.
		"heading-level": ["error", { minInitialRank: "h2" }],
		// What people typed may be in it.
		"long-title": "off",
		// A list may have a name.
		"aria-label-misuse": ["error", { allowAnyNamable: true }],
	},
});

const axeLight = ({ page }) => axeViolations(page);

async function axeDark({ page }) {
	await page.emulateMedia({ colorScheme: "dark" });
	const faults = await axeViolations(page, ["color-contrast"]);
	await page.emulateMedia({ colorScheme: "light" });
	return faults.map((fault) => `dark ${fault}`);
}

export async function validHtml(html) {
	const report = await validator.validateString(html);
	// What people typed may stand in a value, where it does nothing.
	const active = html.replace(/="[^"]*"/g, '=""')
		.match(/<(?:script|style|iframe)\b|<[^>]*\s(?:style|on\w+)=/i);
	const messages = report.results.flatMap((result) => result.messages)
		.filter((m) => !htmlMeant.some((row) =>
		    row.rule === m.ruleId && row.at.test(m.selector)));

	return [...active ? [`has ${active[0]}`] : [], ...messages.map((m) =>
	    `html ${m.ruleId} ${m.line}:${m.column}: ${m.message}`)];
}

const valid = async (person) => validHtml(await person.watch.html());

async function light(person) {
	const bytes = await person.watch.bytes();

	return bytes < heaviest ? [] : [`${bytes} bytes of HTML and CSS`];
}

// Runs in the page: what is wider than the window.
export function overflow() {
	const room = document.documentElement.clientWidth;
	const over = [...document.querySelectorAll("body *")].filter((e) =>
	    e.getBoundingClientRect().right > room + 1 &&
	    !e.closest(".scroll, .unseen, .trap, svg"));

	return document.documentElement.scrollWidth <= room ? [] :
	    [`scrolls sideways at ${room} px: ` +
	     over.slice(0, 3).map((e) => e.outerHTML.slice(0, 120))];
}

// At the width it has, and as narrow as a page zoomed to 400 %.
async function fits(person) {
	const was = person.page.viewportSize();
	const faults = await person.page.evaluate(overflow);

	await person.page.setViewportSize({ width: 320, height: 640 });
	faults.push(...await person.page.evaluate(overflow));
	await person.page.setViewportSize(was);
	return faults;
}

// Runs in the page, too: what every page has.
export function frame() {
	const faults = [];
	const h1 = document.querySelectorAll("h1");

	if (h1.length !== 1)
		faults.push(`${h1.length} h1`);
	if (!/^(Error: )?\S.* – \S/.test(document.title))
		faults.push(`title "${document.title}"`);
	if (!document.documentElement.lang)
		faults.push("no lang");
	const keys = document.body.innerText.match(
	    /\b[a-z]+(-[a-z]+)*\.[a-z][a-z0-9.-]*[a-z]\b/g) || [];
	for (const key of keys)
		if (!/\.(example|org|png|txt|pdf|jpg|exe)/.test(key))
			faults.push(`a word is missing? ${key}`);
	return faults;
}

async function quiet(person) {
	return person.watch.take();
}

export const checks = [axeLight, axeDark, valid, light, fits,
	(person) => person.page.evaluate(frame), quiet];
// Where the same page was looked at closely in another run.
export const glances = [(person) => person.page.evaluate(frame), fits, quiet];
