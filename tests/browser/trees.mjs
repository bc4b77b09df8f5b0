// trees.mjs: U-23: what a screen reader is told of each page type, kept in
// trees/; RENEW=1 writes it anew.
// SPDX-License-Identifier: ISC
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const folder = join(import.meta.dirname, "trees");

// The frame is the same everywhere: once for each of those who see it.
const whole = ["home", "home-citizen", "home-officer"];

export const isKept = (name, types) =>
    types.includes(name) || whole.includes(name);

function differences(was, is) {
	const [before, now] = [was, is].map((text) => text.split("\n"));

	return [...before.filter((line) => !now.includes(line)).map(
	    (line) => `- ${line}`), ...now.filter((line) =>
	    !before.includes(line)).map((line) => `+ ${line}`)].slice(0, 20);
}

export async function treeOf(page, name) {
	const tree = await page.locator(whole.includes(name) ?
	    "body" : "main").ariaSnapshot();

	// Where links lead is another test's.
	return tree.split("\n").filter((line) => !/^\s*- \/url:/.test(line))
		.join("\n") + "\n";
}

export async function keptTree(page, name) {
	const file = join(folder, `${name}.txt`);
	const tree = await treeOf(page, name);

	if (process.env.RENEW === "1") {
		await mkdir(folder, { recursive: true });
		await writeFile(file, tree);
		return [];
	}
	const kept = await readFile(file, "utf8").catch(() => "");

	if (kept === tree)
		return [];
	const found = differences(kept, tree);
	return [...found.length ? found : ["the same lines in another order"],
	    "as it should be? RENEW=1 sh tests/browser/usability.sh"];
}

// A tree of a page that is no more.
export async function leftTrees(names) {
	const left = (await readdir(folder).catch(() => []))
		.filter((file) => !names.includes(file.replace(/\.txt$/, "")));

	if (process.env.RENEW === "1")
		await Promise.all(left.map((file) => rm(join(folder, file))));
	return process.env.RENEW === "1" ? [] : left.map((file) =>
	    `of no page: ${file}`);
}
