// letters.mjs: U-22: each letter has a text part that says what the HTML says.
// SPDX-License-Identifier: ISC
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const plain = (html) => html.replace(/<head>.*?<\/head>/s, "")
	.replace(/<[^>]*>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">")
	.replace(/&quot;/g, '"').replace(/&amp;/g, "&")
	.replace(/[\s\u2066-\u2069\u200e\u200f]+/g, " ");

function faultsOf(html, text) {
	const faults = [];
	const said = plain(text);

	if (!/<html[^>]* lang="[a-z]+"/.test(html))
		faults.push("in no language");
	if (said.length < 40)
		faults.push("no text part");
	for (const [, href] of html.matchAll(/href="(https?:[^"]*)"/g))
		if (!said.includes(plain(href)))
			faults.push(`the text part has no ${href}`);
	for (const [word] of plain(html).matchAll(/AE-\w{4}-\w{4}|\b\d{6}\b/g))
		if (!said.includes(word))
			faults.push(`the text part has no ${word}`);
	return faults;
}

export async function letterFaults(gallery, languages) {
	const faults = [];

	for (const language of languages) {
		const folder = join(gallery, language, "letters");
		for (const file of await readdir(folder)) {
			const name = file.replace(/\.html$/, "");
			if (!/\.html$/.test(file) || /\.text$/.test(name))
				continue;
			const [html, text] = await Promise.all([file,
				`${name}.text.html`].map((one) => readFile(
			    join(folder, one), "utf8").catch(() => "")));
			faults.push(...faultsOf(html, text).map((fault) =>
			    `${language}/${name}: ${fault}`));
		}
	}
	return faults;
}
