// rtl.mjs: each theme's gallery in Urdu: mirrored, in Nastaliq, nothing cut.
// SPDX-License-Identifier: ISC
import { readdir } from "node:fs/promises";
import { launch } from "./launch.mjs";
import { done, note, ok } from "./tap.mjs";
import { cut, starts } from "./turn.mjs";

const { GALLERIES, THEMES } = process.env;
const widths = [360, 1280];
const browser = await launch(
	// Nothing is clicked, and no picture is taken.
	"--disable-threaded-compositing");

function mirrored(latin, urdu) {
	if (latin.length !== urdu.length)
		return [`${latin.length} blocks, here ${urdu.length}`];
	return latin.flatMap(({ name, start }, i) =>
	    Math.abs(start - urdu[i].start) > 1 ?
		[`${name}: ${start} px from its start, here ` +
		    `${urdu[i].start} px`] : []);
}

async function faces(page) {
	const devtools = await page.context().newCDPSession(page);

	await devtools.send("DOM.enable");
	await devtools.send("CSS.enable");
	const { root } = await devtools.send("DOM.getDocument");
	const { nodeId } = await devtools.send("DOM.querySelector",
	    { nodeId: root.nodeId, selector: "body" });
	const { fonts } = await devtools.send("CSS.getPlatformFontsForNode",
	    { nodeId });
	await devtools.detach();
	return fonts.map((font) => font.familyName);
}

// What a page tells at each width, which costs less than to get it anew;
// there is the way through the widths, and the next page goes it back.
const there = [0, 1], back = [1, 0];

async function wide(page, way, tell) {
	const told = [];

	for (const i of way) {
		await page.setViewportSize({ width: widths[i], height: 800 });
		told[i] = await tell();
	}
	return told;
}

// One theme: what is wrong, by the sentence it breaks.
async function look(theme) {
	const page = await browser.newPage();
	const gallery = `file://${GALLERIES}/${theme}`;
	const turned = widths.map(() => []), cuts = widths.map(() => []);
	const odd = widths.map(() => []);
	const begun = () => page.evaluate(starts);

	for (const name of await pages(theme)) {
		const here = (fault) => `${name}: ${fault}`;

		await page.goto(`${gallery}/en/${name}`);
		const latin = await wide(page, there, begun);
		await page.goto(`${gallery}/ur/${name}`);
		const told = await wide(page, back, async () => ({
			urdu: await begun(), ...await page.evaluate(cut),
			fonts: await faces(page) }));
		told.forEach(({ urdu, faults, most, fonts }, i) => {
			turned[i].push(...mirrored(latin[i], urdu).map(here));
			densest = Math.max(densest, most);
			cuts[i].push(...faults.map(here));
			if (!fonts.includes("Noto Nastaliq Urdu"))
				odd[i].push(here("no letter of it"));
		});
		seen += widths.length;
	}
	widths.forEach((width, i) => {
		ok(`rtl: ${theme} is mirrored at ${width} px`, turned[i]);
		ok(`rtl: ${theme} cuts no text off at ${width} px`, cuts[i]);
		ok(`rtl: ${theme} sets Urdu in Nastaliq at ${width} px`, odd[i]);
	});
	await page.close();
}

async function pages(theme) {
	const names = await readdir(`${GALLERIES}/${theme}/ur`);

	return names.filter((name) => name.endsWith(".html"));
}

let densest = 0, seen = 0;

await Promise.all(THEMES.trim().split(/\s+/).map(look));
await browser.close();
note(`${seen} pages; the tallest letters fill ` +
    `${Math.round(densest * 100)} % of their room`);
done();
