// usability.mjs: U-1 to U-24 of the galleries: every page type and state in
// each theme, languages in turn.
// SPDX-License-Identifier: ISC
//
// usability.mjs GALLERY...: one for each theme, as aedile theme preview wrote
// it. What only a portal can show is named in the journey, main.mjs.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { gone } from "./gone.mjs";
import { launch } from "./launch.mjs";
import { letterFaults } from "./letters.mjs";
import { colours, motion, warned } from "./media.mjs";
import { follows, mistakes } from "./mistakes.mjs";
import * as reading from "./reading.mjs";
import { crowded, reflow, targets } from "./room.mjs";
import { done, note, ok } from "./tap.mjs";
import { isKept, keptTree, leftTrees } from "./trees.mjs";
import { heavy, listWeight, uniqueIds } from "./weight.mjs";

const galleries = process.argv.slice(2);
const only = process.env.ONLY || "";
const languages = ["en", "ur", "es", "tr", "zh"];
const wide = { width: 1280, height: 900 };
const narrow = { width: 360, height: 800 };
const started = Date.now();

const sentences = {
	2: "the way past the doors is first, and works; one h1, a title, parts",
	3: "a form that came back says what is wrong, and leads there",
	4: "at 320 × 256 nothing scrolls sideways, and the text has room",
	5: "letters of 200 % and far apart are neither cut nor crowded",
	6: "light, dark, forced colours, print: contrast, edges, focus",
	7: "nothing moves by itself, nor when told not to",
	8: "targets are large enough for a finger, or stand apart",
	9: "language and direction of page and parts; references keep theirs",
	10: "a browser can fill in what it knows of a person",
	11: "nothing needs a script, and all is read without style sheets",
	12: "who is soon signed out is told in time, with a way to stay",
	15: "help and contact stand at the same place on every page",
	17: "nothing must be dragged",
	19: "no state is told by colour alone",
	20: "any way round, no hidden keys, called what it is labelled",
	21: "tables have captions, scopes, links that sort, cards",
	23: "a screen reader is told what it was told before",
	24: "no id twice, less than 60 kB of HTML and CSS",
};

// Every state but the longest and the hostile, that the matrix looks at.
async function names(gallery) {
	return (await readdir(join(gallery, "en")))
		.filter((file) => /\.html$/.test(file) &&
		    !/-(hostile|long|admin)\.html$/.test(file))
		.map((file) => file.slice(0, -".html".length)).sort();
}

// A page type is a sample called as the element that it holds.
async function types(gallery, all) {
	const found = [];

	for (const name of all)
		if ((await readFile(join(gallery, "en", `${name}.html`),
		    "utf8")).includes(`<body class="page-${name}">`))
			found.push(name);
	return found;
}

async function plan() {
	const all = await names(galleries[0]);
	const kept = await types(galleries[0], all);
	const visits = galleries.flatMap((gallery, t) => all.map((name, i) => {
		const language = t === 0 && isKept(name, kept) ? "en" :
		    languages[(i + t) % languages.length];
		const theme = basename(gallery);

		return { gallery, theme, name, language, found: new Map(),
			tree: t === 0 && isKept(name, kept) ? name : null,
			title: `${theme}/${language}/${name}`,
			file: join(gallery, language, `${name}.html`) };
	}));

	return { kept, visits: visits.filter(({ title }) =>
	    title.includes(only)) };
}

// The first Tab of a page stops at the way past the doors; Enter goes it.
async function skips(page) {
	if (await page.locator("main .faults").count())
		return [];
	await page.keyboard.press("Tab");
	const first = await page.evaluate(() => document.activeElement
		.matches(".skip") && document.activeElement
		.getBoundingClientRect().top >= 0);
	await page.keyboard.press("Enter");
	const then = await page.evaluate(() => document.activeElement.id);
	return first && then === "main" ? [] :
	    [`the first Tab, and Enter, lead to #${then}`];
}

async function spaced(page) {
	const sheet = await page.addStyleTag({ content: "* { line-height: " +
	    "1.5 !important; letter-spacing: .12em !important; word-spacing: " +
	    ".16em !important } p { margin-block-end: 2em !important }" });
	const faults = await page.evaluate(crowded);

	await sheet.evaluate((e) => e.remove());
	return faults.map((fault) => `far apart: ${fault}`);
}

async function doubled(page, devtools) {
	const size = (standard) => devtools.send("Page.setFontSizes",
	    { fontSizes: { standard, fixed: standard } });

	await size(32);
	const faults = await page.evaluate(crowded);
	await size(16);
	return faults.map((fault) => `200 %: ${fault}`);
}

async function look(page, devtools, visit, words) {
	const xml = await readFile(join(visit.gallery, visit.language,
	    `${visit.name}.xml`), "utf8");
	const idle = Number(xml.match(/<actor[^>]* idle="(\d+)"/)?.[1] || 0);
	const run = (check, with_) => page.evaluate(check, with_);
	const add = (u, faults) => visit.found.set(u,
	    [...visit.found.get(u) || [], ...faults]);

	await page.setViewportSize(wide);
	await page.goto(`file://${visit.file}`);
	add(2, [...await skips(page), ...await run(reading.frame)]);
	add(3, [...await run(mistakes, words.get(visit.language)),
	    ...await follows(page)]);
	add(9, [...await run(reading.tongue, visit.language),
	    ...await reading.foreign(page, xml)]);
	add(10, await run(reading.tokens));
	add(11, [...await run(reading.scriptless),
	    ...await run(reading.unstyled)]);
	visit.help = await run(reading.help);
	add(17, await run(reading.undragged));
	add(19, await run(reading.marked));
	add(20, await run(reading.free));
	add(21, await run(reading.tables));
	if (visit.tree)
		add(23, await keptTree(page, visit.tree));
	add(24, [...await run(uniqueIds), ...await heavy(visit)]);
	add(6, await colours(page));
	add(7, await motion(page));
	add(5, await doubled(page, devtools));
	await page.setViewportSize(narrow);
	add(5, await spaced(page));
	add(8, await run(targets));
	add(21, await reading.heardHeadings(page, devtools));
	add(12, await run(warned, idle));
	await page.setViewportSize({ width: 320, height: 256 });
	add(4, await run(reflow));
	add(12, await run(warned, idle));
}

// What a title begins with where something is wrong, in each language.
async function errorWords() {
	const found = new Map();

	for (const language of languages) {
		const folder = join(process.env.XSL, "words", language);
		for (const file of await readdir(folder)) {
			const said = (await readFile(join(folder, file), "utf8"))
				.match(/<w key="page\.error">([^<]*)</);
			if (said)
				found.set(language, said[1].trim());
		}
	}
	return found;
}

async function spoil(gallery) {
	const all = gone.filter(({ u }) => u !== 23 ||
	    process.env.RENEW !== "1");

	return Promise.all(all.map(async (one, i) => {
		const name = `spoiled-${i}`;
		const html = await readFile(join(gallery, "en",
		    `${one.name}.html`), "utf8");
		const xml = await readFile(join(gallery, "en",
		    `${one.name}.xml`), "utf8");
		const file = join(gallery, "en", `${name}.html`);

		await writeFile(file, one.spoil(html));
		await writeFile(join(gallery, "en", `${name}.xml`), xml);
		return { gallery, theme: "spoiled", name, language: "en", file,
			tree: one.u === 23 ? one.name : null,
			found: new Map(), expects: one, title: name };
	}));
}

// Help stands where most pages have it.
function apart(visits) {
	const [first] = visits;

	return visits.filter(({ help }) => help !== first.help).map(
	    ({ title, help }) => `${title}: ${help}, not ${first.help}`);
}

// Of the same case: to its citizen, to staff, to who looked it up.
const same = ["desk", "case-found"];

// No two page types are called the same, in any language.
async function sameTitles(gallery, kept) {
	const faults = [];

	for (const language of languages) {
		const called = new Map();
		for (const name of kept.filter((one) =>
		    !same.includes(one))) {
			const html = await readFile(join(gallery, language,
			    `${name}.html`), "utf8");
			const [, title] = html.match(/<title>(.*?)<\/title>/);
			if (called.has(title))
				faults.push(`${language}: ${name} and ${
				    called.get(title)}: ${title}`);
			called.set(title, name);
		}
	}
	return faults;
}

const words = await errorWords();
const { kept, visits } = await plan();
const spoiled = only ? [] : await spoil(galleries[0]);
const queue = [...visits, ...spoiled];
const browser = await launch(
	// Nothing is clicked, and no picture is taken.
	"--disable-threaded-compositing",
	// Style sheets are read, too.
	"--allow-file-access-from-files");

async function work() {
	const page = await browser.newPage();
	const devtools = await page.context().newCDPSession(page);

	for (let visit = queue.shift(); visit; visit = queue.shift())
		await look(page, devtools, visit, words).catch((error) =>
		    visit.found.set(0, [error.stack]));
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
await browser.close();
for (const gallery of galleries) {
	const theme = basename(gallery);
	const own = visits.filter((visit) => visit.gallery === gallery);

	for (const [u, sentence] of Object.entries(sentences)) {
		const faults = own.flatMap(({ title, found }) =>
		    (found.get(Number(u)) || []).map((f) => `${title}: ${f}`));

		if (u === "15")
			faults.push(...apart(own));
		if (u !== "23" || own.some(({ tree }) => tree))
			ok(`U-${u}: ${theme}: ${sentence}`, faults);
	}
	ok(`U-2: ${theme}: no two page types are called the same`,
	    await sameTitles(gallery, kept));
	ok(`U-22: ${theme}: letters say the same in plain text`,
	    await letterFaults(gallery, languages));
	ok(`${theme}: every page was looked at`, own.flatMap(({ title, found }) =>
	    (found.get(0) || []).map((f) => `${title}: ${f}`)));
}
if (!only)
	ok("U-23: no tree is left of a page that is gone", await leftTrees(
	    visits.filter(({ tree }) => tree).map(({ name }) => name)));
const { bytes, faults } = await listWeight(galleries[0]);
ok("U-24: a list of 20 rows is less than 20 kB of HTML, compressed", faults);
note(`a list of 20 rows: ${bytes} bytes`);
for (const one of spoiled) {
	const { expects, found } = one;
	const told = expects.u === 15 ? apart([visits[0], one]) :
	    found.get(expects.u) || [];

	ok(`U-${expects.u}: ${expects.fault} would be seen`,
	    told.some((fault) => expects.seen.test(fault)) ? [] :
		[`only this was: ${told.join("\n")}`, ...found.get(0) || []]);
}
note(`${visits.length} pages, ${Math.round((Date.now() - started) / 1000)} s`);
done();
