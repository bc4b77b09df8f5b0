// axe.mjs: a page through axe-core: every violation is a fault, and so is
// what it is not sure of and nobody explained.
// SPDX-License-Identifier: ISC
import axe from "axe-core";
import { explained, pageRules } from "./explained.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
	"best-practice"];

// Once for each page that is opened; it may be asked often.
export async function bringAxe(page) {
	if (!await page.evaluate(() => "axe" in window))
		await page.evaluate(axe.source);
}

// only: these rules instead of those of the tags. Where all is well is not
// asked: axe would describe every element of the page.
async function run(page, only, off = []) {
	return page.evaluate(([runOnly, off]) => window.axe.run(document, {
		runOnly, iframes: false,
		rules: Object.fromEntries(off.map((rule) =>
		    [rule, { enabled: false }])),
		resultTypes: ["violations", "incomplete"],
	}), [only ? { type: "rule", values: only } :
	    { type: "tag", values: tags }, off]);
}

function say(rule, node) {
	return `axe ${rule.id}: ${node.html.slice(0, 300)}\n  ` +
	    (node.failureSummary || node.any[0]?.message || "");
}

async function fits(page, row, rule, node, target) {
	const said = node.any.concat(node.all, node.none)[0]?.message || "";

	return row.rule === rule.id && (!row.says || row.says.test(said)) &&
	    (!row.within || page.evaluate(([one, within]) => Boolean(
		document.querySelector(one).closest(within)),
	    [target, row.within]));
}

// Nothing where nobody explained it; else what our own check says.
async function explain(page, rule, node) {
	const target = node.target.flat().join(" ");

	for (const row of explained)
		if (await fits(page, row, rule, node, target))
			return row.check(page, target);
	return null;
}

async function unsure(page, found) {
	const faults = new Set();

	for (const rule of found)
		for (const node of rule.nodes) {
			const known = await explain(page, rule, node);

			if (!known)
				faults.add(`not sure: ${say(rule, node)}`);
			for (const fault of known || [])
				faults.add(`${rule.id}: ${fault}`);
		}
	return [...faults];
}

const surely = (found) => found.violations.flatMap((rule) =>
    rule.nodes.map((node) => say(rule, node)));

export async function axeFaults(page, { letter, only } = {}) {
	const found = await run(page, only, letter && !only ? pageRules : []);

	return [...surely(found), ...await unsure(page, found.incomplete)];
}

// Of pages whose like the matrix asks about what axe is not sure of.
export async function axeViolations(page, only) {
	await bringAxe(page);
	return surely(await run(page, only));
}
