// matrix.mjs: every page and state of the galleries: each once, with themes
// and languages in turn; or with FULL=1 in every theme, language, width and
// colour scheme.
// SPDX-License-Identifier: ISC
//
// matrix.mjs GALLERY...: one for each theme, as aedile theme preview wrote it.
// ONLY=PATTERN: the pages whose theme/language/name it fits. TURN=N: other
// themes and languages for each page than with 0.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { availableParallelism } from "node:os";
import { axeFaults, bringAxe } from "./axe.mjs";
import { launch } from "./launch.mjs";
import { frame, overflow, validHtml } from "./sight.mjs";
import { spoiled } from "./spoiled.mjs";
import { done, note, ok } from "./tap.mjs";
import { vnuFaults } from "./vnu.mjs";

const full = process.env.FULL === "1";
const only = process.env.ONLY && new RegExp(process.env.ONLY);
const turn = Number(process.env.TURN || 0);
const galleries = process.argv.slice(2);
const wide = { width: 1280, height: 900 };
const narrow = { width: 360, height: 800 };
const narrowest = { width: 320, height: 640 };	// 1280 at 400 %
const started = Date.now();

async function namesIn(gallery, language) {
	const files = await readdir(join(gallery, language),
	    { recursive: true });

	return files.filter((file) => file.endsWith(".html"))
		.map((file) => file.slice(0, -".html".length)).sort();
}

async function languagesOf(gallery) {
	const entries = await readdir(gallery, { withFileTypes: true });
	const others = ["assets", "preview", "themes"];

	return entries.filter((entry) => entry.isDirectory() &&
	    !others.includes(entry.name)).map((entry) => entry.name).sort();
}

// Theme by theme, so that with N languages in turn a page's neighbour is in
// another language and, after N pages, in another theme.
async function combinations() {
	const all = [];

	for (const gallery of galleries)
		for (const language of await languagesOf(gallery))
			all.push({ gallery, language });
	return all;
}

async function plan() {
	const all = await combinations();
	const names = await namesIn(all[0].gallery, all[0].language);
	const visit = (combination, name) => ({ ...combination, name,
		letter: name.startsWith("letters/"),
		text: name.endsWith(".text"),
		title: `${basename(combination.gallery)}/${
		    combination.language}/${name}`,
		file: join(combination.gallery, combination.language,
		    `${name}.html`) });
	const visits = names.flatMap((name, i) => full ?
	    all.map((combination) => visit(combination, name)) :
	    [visit(all[(i + turn) % all.length], name)]);

	return visits.filter((one) => !one.text &&
	    (!only || only.test(one.title)));
}

// How a portal has it: links lead below its prefix.
function asServed(html) {
	return html.replace(/(?:\.\.\/)+index\.html#[^"/?#]*/g, "/portal")
		.replace(/"(?:\.\.\/)+(?=assets|themes)/g, '"/portal/');
}

// Letters larger than a designer thought of: the browser's own size is 400 %,
// so media queries in em follow it.
async function largeLetters(page) {
	const devtools = await page.context().newCDPSession(page);
	const size = async (standard) => devtools.send("Page.setFontSizes",
	    { fontSizes: { standard, fixed: standard } });

	await size(64);
	const faults = await page.evaluate(overflow);
	await size(16);
	await devtools.detach();
	return faults.map((fault) => `letters of 400 %: ${fault}`);
}

async function reflows(page, visit) {
	if (visit.letter)
		return [];
	await page.setViewportSize(narrowest);
	const faults = await page.evaluate(overflow);
	await page.setViewportSize(wide);
	return [...faults, ...await largeLetters(page)];
}

const schemes = ["light", "dark"];

async function looks(page, visit) {
	const faults = [];

	await bringAxe(page);
	for (const viewport of full ? [wide, narrow] : [visit.viewport])
		for (const colorScheme of schemes) {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme });
			const found = await axeFaults(page, {
				letter: visit.letter,
				// Structure is the same in the dark.
				only: !full && colorScheme === "dark" ?
				    ["color-contrast"] : undefined,
			});
			faults.push(...found.map((fault) =>
			    `${viewport.width} ${colorScheme}: ${fault}`));
		}
	await page.emulateMedia({ colorScheme: "light" });
	return faults;
}

async function see(page, visit, html) {
	const complaints = [];
	// It says so of a day that somebody typed wrong, too.
	const hear = (message) => {
		if (["error", "warning"].includes(message.type()) &&
		    !/does not conform to the required/.test(message.text()))
			complaints.push(`console: ${message.text()}`);
	};

	page.on("console", hear);
	await page.goto(`file://${visit.file}`);
	const faults = [...await looks(page, visit),
		...await reflows(page, visit),
		...visit.letter ? [] : await page.evaluate(frame),
		...visit.letter ? [] : await validHtml(asServed(html)),
		...complaints];
	page.off("console", hear);
	return faults;
}

// What the validator reads: the pages as a portal would serve them.
async function writeServed(visit, html) {
	visit.served = join(process.env.TMPDIR || "/tmp", "served",
	    visit.title) + ".html";
	await mkdir(dirname(visit.served), { recursive: true });
	await writeFile(visit.served, asServed(html));
}

// The first theme, spoiled: each fault must be seen.
async function spoil(gallery) {
	const [language] = await languagesOf(gallery);

	return Promise.all(spoiled.map(async (one, i) => {
		const html = await readFile(join(gallery, language,
		    `${one.name}.html`), "utf8");
		const file = join(gallery, language, `spoiled-${i}.html`);

		await writeFile(file, one.spoil(html));
		return { gallery, language, file, expects: one,
			title: `spoiled/${i}` };
	}));
}

const visits = await plan();
if (!only)
	visits.push(...await spoil(galleries[0]));
const seen = new Map(visits.map((visit) => [visit, []]));
const browser = await launch(
	// axe reads the style sheets, too.
	"--allow-file-access-from-files");

visits.forEach((visit, i) => {
	visit.viewport = i % 2 ? narrow : wide;
});
const queue = [...visits];

async function work() {
	const context = await browser.newContext();
	const page = await context.newPage();

	for (let visit = queue.shift(); visit; visit = queue.shift()) {
		const html = await readFile(visit.file, "utf8");

		await writeServed(visit, html);
		try {
			seen.get(visit).push(...await see(page, visit, html));
		} catch (error) {
			seen.get(visit).push(error.stack);
		}
	}
}

await Promise.all(Array.from({ length: availableParallelism() }, work));
await browser.close();
note(`${Math.round((Date.now() - started) / 1000)} s in the browser`);
const invalid = await vnuFaults(visits.map((visit) => visit.served));
for (const [visit, found] of seen) {
	const faults = [...found, ...invalid.get(visit.served)];

	if (!visit.expects)
		ok(visit.title, faults);
	else
		ok(`${visit.expects.fault} would be seen`, faults.some(
		    (fault) => visit.expects.seen.test(fault)) ? [] :
		    [`only this was: ${faults.join("\n")}`]);
}
note(`${Math.round((Date.now() - started) / 1000)} s in all`);
done();
