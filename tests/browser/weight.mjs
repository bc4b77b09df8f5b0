// weight.mjs: U-24: how much a page brings, and that no id is there twice.
// SPDX-License-Identifier: ISC
import { readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

const heaviest = 60000, longest = 20000;	// bytes

// Runs in the page.
export function uniqueIds() {
	const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);

	return ids.filter((id, i) => ids.indexOf(id) !== i)
		.map((id) => `id="${id}" twice`);
}

export async function heavy({ file }) {
	const html = await readFile(file, "utf8");
	let bytes = Buffer.byteLength(html);

	for (const [, href] of html.matchAll(
	    /<link rel="stylesheet" href="([^"]*)"/g))
		bytes += (await stat(join(dirname(file), href))).size;
	return bytes < heaviest ? [] : [`${bytes} bytes of HTML and CSS`];
}

// The queue with its rows again and again, each a little other, up to 20.
export async function listWeight(gallery) {
	const html = await readFile(join(gallery, "en", "queue.html"), "utf8");
	const [, body] = html.match(/<tbody>(.*?)<\/tbody>/s);
	const rows = body.match(/<tr>.*?<\/tr>|<tr .*?<\/tr>/gs);
	const many = Array.from({ length: 20 }, (_, i) =>
	    rows[i % rows.length].replace(/\d/g, (d) => (Number(d) + i) % 10));
	const page = html.replace(body, () => many.join(""));
	const bytes = gzipSync(page).length;

	return { bytes, faults: rows.length && bytes < longest ? [] :
	    [`${bytes} bytes`] };
}
