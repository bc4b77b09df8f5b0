// main.mjs: the journey, walked in four ways, two at a time.
// SPDX-License-Identifier: ISC
import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { promisify } from "node:util";
import { refused } from "./faults.mjs";
import { launch } from "./launch.mjs";
import { Person } from "./person.mjs";
import { checks, glances } from "./sight.mjs";
import { byTab } from "./stops.mjs";
import { walk } from "./story.mjs";
import { done, note, ok } from "./tap.mjs";

const shots = process.env.SHOTS;
const wide = { width: 1280, height: 900 };
const narrow = { width: 360, height: 800 };
const ways = [
	{ name: "wide", viewport: wide, checks },
	{ name: "narrow", viewport: narrow, checks },
	{ name: "keyboard", viewport: wide, keyboard: true,
	  checks: [byTab, ...glances] },
	{ name: "no-script", viewport: narrow, javaScriptEnabled: false,
	  checks: glances },
];

const browser = await launch();
let looked = 0;

async function sql(statement) {
	const { stdout } = await promisify(execFile)("mariadb", [
		"--no-defaults", "-N", `--socket=${process.env.SOCKET}`,
		"aedile", "-e", statement]);

	return stdout.trim();
}

async function shoot(person, way, name) {
	if (!shots)
		return;
	for (const colorScheme of ["light", "dark"]) {
		await person.page.emulateMedia({ colorScheme });
		await person.page.screenshot({ fullPage: true, path:
			`${shots}/${way.name}-${name}-${colorScheme}.png` });
	}
	await person.page.emulateMedia({ colorScheme: "light" });
}

// What a story can do: bring somebody in, and look at the page they see.
function stage(way) {
	let place = 0;

	way.wrong = [];

	async function see(person, sentence, { wrong, status = 200 } = {}) {
		const name = `${String(place += 1).padStart(3, "0")}-` +
		    sentence.replace(/\W+/g, "-");
		const asked = wrong ? [refused, ...way.checks] : way.checks;
		const faults = [];

		await shoot(person, way, name);
		if (!wrong && person.watch.status() !== status)
			faults.push(`status ${person.watch.status()}`);
		for (const check of asked)
			faults.push(...await check(person));
		person.typed = {};
		looked += asked.length;
		ok(`${way.name}: ${sentence} (${asked.length} checks)`, faults);
		if (faults.length)
			way.wrong.push(sentence);
	}

	async function enter() {
		const context = await browser.newContext({
			viewport: way.viewport, locale: "en-US",
			javaScriptEnabled: way.javaScriptEnabled ?? true });

		context.setDefaultTimeout(15000);
		return new Person(await context.newPage(), way.keyboard);
	}

	const { name } = way;

	// What is one of U-1 to U-24 begins with it.
	function say(sentence, faults) {
		const [, u, rest] = sentence.match(/^(U-\d+: )?(.*)$/s);

		ok(`${u || ""}${name}: ${rest}`, faults);
	}

	return { name, see, enter, sql, ok: say };
}

async function go(way) {
	const started = Date.now();

	try {
		await walk(stage(way));
	} catch (error) {
		ok(`${way.name}: the journey ends`, [error.stack]);
		way.wrong.push("it did not end");
	}
	if (!way.wrong.includes("it did not end"))
		ok(`${way.name}: the journey ends`);
	if (way.keyboard)
		ok("U-1: by keyboard alone: sign up, prove it, ask with a " +
		    "file, answer, rate, sign out; every stop seen, no trap",
		    way.wrong);
	if (way.javaScriptEnabled === false)
		ok("U-11: no-script: the whole journey", way.wrong);
	if (way.checks.includes(checks[0]))
		ok(`U-24: ${way.name}: valid HTML, less than 60 kB, on every ` +
		    "page of the journey", way.wrong);
	note(`${way.name}: ${Math.round((Date.now() - started) / 1000)} s`);
}

const only = process.env.ONLY?.split(" ");
const queue = ways.filter((way) => !only || only.includes(way.name));

async function walkNext() {
	for (let way = queue.shift(); way; way = queue.shift())
		await go(way);
}

if (shots)
	await mkdir(shots, { recursive: true });
await Promise.all([walkNext(), walkNext()]);
await browser.close();
note(`${looked} checks`);
done();
