// axe.mjs: a page through axe-core: every violation is a fault, and so is
// what it is not sure of and nobody explained.
// SPDX-License-Identifier: ISC
import axe from "axe-core";
import { explained, pageRules } from "./explained.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
	"best-practice"];

// Once for each page that is opened; it may be asked often.
export async function bringAxe(page) {
	await page.evaluate(axe.source);
}

async function run(page, rules) {
	return page.evaluate(([only, off]) => window.axe.run(document, {
		runOnly: only, iframes: false,
		rules: Object.fromEntries(off.map((rule) =>
		    [rule, { enabled: false }])),
		resultTypes: ["violations", "incomplete"],
	}), rules);
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

// only: these rules instead of those of the tags.
export async function axeFaults(page, { letter, only } = {}) {
	const found = await run(page, [
		only ? { type: "rule", values: only } :
		    { type: "tag", values: tags },
		letter && !only ? pageRules : []]);

	return [...found.violations.flatMap((rule) =>
	    rule.nodes.map((node) => say(rule, node))),
	    ...await unsure(page, found.incomplete)];
}
