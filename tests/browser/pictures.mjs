// pictures.mjs: pictures.sh calls it: guide|sheets FOLDER GALLERY...
// SPDX-License-Identifier: ISC
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { launch } from "./launch.mjs";
import { shrink } from "./png.mjs";

const [what, to, ...galleries] = process.argv.slice(2);
const most = 60000;			// bytes of a picture in the guide

const browser = await launch();
const page = await (await browser.newContext()).newPage();

// What of a gallery is looked at, and how: place is below the gallery.
async function shoot(gallery, place, { width, height, scheme = "light" }) {
	await page.setViewportSize({ width, height });
	await page.emulateMedia({ colorScheme: scheme });
	await page.goto(`file://${join(gallery, place)}`);
	if (place.startsWith("index"))
		await page.frameLocator("iframe").locator("h1").waitFor();
	return page.screenshot();
}

const guide = [
	{ file: "gallery", place: "index.html#en:case:1280",
	  width: 1100, height: 640 },
	{ file: "urdu", place: "ur/case.html", width: 960, height: 600 },
];

async function write(file, picture) {
	const small = shrink(picture);

	await writeFile(join(to, `${file}.png`), small);
	console.log(`${file}.png: ${small.length} bytes`);
	if (small.length > most)
		process.exitCode = 1;
}

async function drawGuide() {
	for (const one of guide)
		await write(one.file, await shoot(galleries[0], one.place,
		    one));
	for (const gallery of galleries)
		await write(basename(gallery), await shoot(gallery,
		    "en/home.html", { width: 960, height: 600 }));
}

const five = ["en/home", "en/services", "en/draft-details-error", "ur/case",
	"en/queue"];

function figure(png, gallery, name) {
	return `<figure><img alt="" src="data:image/png;base64,${
	    png.toString("base64")}"><figcaption>${basename(gallery)}: ${
	    name}</figcaption></figure>`;
}

// Themes below each other, pages beside each other, at a third or a half.
async function drawSheet(width, height, scheme) {
	const shown = Math.round(width / (width > 600 ? 3 : 1.5));
	const figures = [];

	for (const gallery of galleries)
		for (const name of five)
			figures.push(figure(await shoot(gallery,
			    `${name}.html`, { width, height, scheme }),
			    gallery, name));
	await page.setViewportSize({ width: five.length * (shown + 16) + 16,
		height: 600 });
	await page.setContent(`<style>body { margin: 16px; display: grid;
		grid-template-columns: repeat(${five.length}, ${shown}px);
		gap: 16px; font: 14px sans-serif; background: #ccc;
		color: #000; }
		figure { margin: 0; } img { inline-size: 100%; }</style>${
		figures.join("")}`);
	await writeFile(join(to, `${width}-${scheme}.png`),
	    await page.screenshot({ fullPage: true }));
	console.log(`${width}-${scheme}.png`);
}

if (what === "guide")
	await drawGuide();
else
	for (const scheme of ["light", "dark"]) {
		await drawSheet(1280, 1600, scheme);
		await drawSheet(360, 1200, scheme);
	}
await browser.close();
