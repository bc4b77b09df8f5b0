// mail.mjs: letters, as the mail server of the tests keeps them.
// SPDX-License-Identifier: ISC
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const folder = process.env.MAIL;
const read = new Set();

async function unread(address) {
	const names = await readdir(folder);

	for (const name of names.filter((name) => name.endsWith(".txt"))
	    .sort().reverse()) {
		if (read.has(name))
			continue;
		const letter = await readFile(`${folder}/${name}`, "utf8");
		if (new RegExp(`^to:.*${address}`, "im").test(letter)) {
			read.add(name);
			return letter;
		}
	}
	return null;
}

// The newest letter to the address that nobody has read. The courier may take
// some seconds; says: a word that must be in it.
export async function letterTo(address, says = "") {
	for (let tries = 0; tries < 200; tries += 1) {
		const letter = await unread(address);

		if (letter && letter.includes(says))
			return letter;
		if (!letter)
			await sleep(100);
	}
	throw new Error(`no letter "${says}" to ${address} came`);
}

export function codeIn(letter) {
	return letter.match(/^\s*(\d{6})\s*$/m)[1];
}

export function linkIn(letter, part) {
	return letter.match(new RegExp(`https?://\\S*${part}[^\\s>]*`))[0];
}
