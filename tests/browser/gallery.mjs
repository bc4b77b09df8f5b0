// gallery.mjs: a designer looks at a theme, saves, breaks it and mends it.
// SPDX-License-Identifier: ISC
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { axeFaults, bringAxe } from "./axe.mjs";
import { launch } from "./launch.mjs";
import { done, ok } from "./tap.mjs";
import { vnuFaults } from "./vnu.mjs";

const index = `file://${process.cwd()}/preview-civic/index.html`;
const sheet = "xsl/themes/civic/theme.xsl";
const tokens = "xsl/themes/civic/tokens.css";
const good = await readFile(sheet, "utf8");

const watch = spawn(process.env.AEDILE, ["theme", "preview", "civic",
	"--watch"], { stdio: ["ignore", "pipe", "inherit"] });
await once(watch.stdout, "data");

const browser = await launch();

// A test is a sentence and what must come true soon.
async function soon(sentence, happens) {
	try {
		await happens();
		ok(sentence);
	} catch (error) {
		ok(sentence, [error.message.slice(0, 1500)]);
	}
}

function expect(truth, otherwise) {
	if (!truth)
		throw new Error(otherwise);
}

async function enter(options) {
	const context = await browser.newContext({
		viewport: { width: 1400, height: 900 }, ...options });

	context.setDefaultTimeout(30000);
	const page = await context.newPage();
	await page.goto(index);
	return page;
}

const page = await enter();
const shown = page.frameLocator(".frame iframe");
const faults = [];
page.on("pageerror", (error) => faults.push(String(error)));

await soon("the menu shows a page beside it", () =>
	shown.locator("h1").waitFor());
await soon("another page is a click away", async () => {
	await page.getByRole("link", { name: "services", exact: true })
		.click();
	await shown.locator("h1", { hasText: "What" }).or(
	    shown.locator("body.page-services")).first().waitFor();
});
await soon("in another language, and from right to left", async () => {
	await page.getByRole("button", { name: "اردو" }).click();
	await shown.locator('html[lang="ur"][dir="rtl"]').waitFor();
});
await soon("as narrow as a telephone", async () => {
	await page.getByRole("button", { name: "360" }).click();
	const width = await shown.locator("html").evaluate((html) =>
	    html.ownerDocument.defaultView.innerWidth);
	expect(width === 360, `${width} px`);
});
await soon("a link within a page leads to the sample it means", async () => {
	await shown.locator('a[href$="/sign-in"]').first().click();
	await shown.locator("body.page-sign-in").waitFor();
	expect(await page.locator(".name[aria-current]").textContent() ===
	    "sign-in", "the menu does not follow");
	expect(page.url().endsWith("#ur:sign-in:360"), page.url());
});
await soon("back leads back", async () => {
	await page.goBack();
	await shown.locator("body.page-services").waitFor();
});
await soon("where there is no sample, it says so", async () => {
	await page.goto(`${index}#en:notice-404:1280`);
	await page.reload();
	await shown.locator("body.page-notice").waitFor();
	await page.locator(".frame iframe").evaluate((frame) => {
		frame.src = "index.html#en/none/of/these";
	});
	await shown.locator(".lost", { hasText: "/none/of/these" }).waitFor();
});
await soon("seeking leaves what is called so", async () => {
	await page.getByLabel("Seek").fill("draft-q");
	const names = await page.locator(".menu .name:visible")
		.allTextContents();
	expect(names.includes("draft-questions-error") &&
	    names.every((name) => name.includes("draft-q")), names.join());
	await page.getByLabel("Seek").fill("");
});
await soon("the document is XML", async () => {
	await page.goto(`${index}#en:case:1280`);
	await page.reload();
	expect((await page.locator("#document").getAttribute("href")) ===
	    "en/case.xml", "another");
});

await page.goto(`${index}#en:home:1280`);
await page.reload();
await soon("what is saved is shown by itself", async () => {
	await writeFile(sheet, good.replace("</xsl:stylesheet>",
	    '<xsl:template name="hook-footer"><p>Saved</p></xsl:template>' +
	    "</xsl:stylesheet>"));
	await shown.getByText("Saved").waitFor();
});
await soon("so is a style sheet", async () => {
	const was = await shown.locator("h1").evaluate((h1) =>
	    getComputedStyle(h1).color);
	const css = await readFile(tokens, "utf8");
	await writeFile(tokens, `${css}\nh1 { color: rgb(1, 2, 3); }\n`);
	for (let i = 0; i < 300; i += 1) {
		// Each drawing has a frame of its own.
		const colour = await shown.locator("h1").evaluate((h1) =>
		    getComputedStyle(h1).color).catch(() => was);
		if (colour === "rgb(1, 2, 3)")
			return;
		await page.waitForTimeout(100);
	}
	throw new Error(`still ${was}`);
});
await soon("a broken theme is told, with file and line", async () => {
	await writeFile(sheet, good.replace("<xsl:template", "<xsl:tempate"));
	await page.locator("#fault", {
		hasText: /themes\/civic\/theme\.xsl:\d+: / }).waitFor();
});
await soon("beside the last good page", () =>
	shown.getByText("Saved").waitFor({ timeout: 100 }));
await soon("to who comes only now, too", async () => {
	const other = await enter();
	await other.locator("#fault").waitFor();
	await other.context().close();
});
await soon("mended, it is shown", async () => {
	await writeFile(sheet, good);
	await page.locator("#fault").waitFor({ state: "hidden" });
	await shown.getByText("Saved").waitFor({ state: "detached" });
});
await soon("a new sample comes into the menu by itself", async () => {
	await writeFile("xsl/samples/home-new.xml",
	    await readFile("xsl/samples/home.xml"));
	await page.getByRole("link", { name: "home-new" }).waitFor();
});
ok("the menu's script complains of nothing", faults);

// As high as the menu is: axe does not scroll. The page beside it has a test
// of its own.
await page.locator(".frame iframe").evaluate((frame) => frame.remove());
await page.setViewportSize({ width: 1400, height: 5000 });
await bringAxe(page);
ok("the menu is for everyone", await axeFaults(page));
const { pathname } = new URL(index);
ok("it is right HTML", (await vnuFaults([pathname])).get(pathname));

const plain = await enter({ javaScriptEnabled: false });
await soon("without JavaScript the menu is a list", () =>
	plain.getByRole("link", { name: "tr" }).first().waitFor());
ok("with nothing in it that would do nothing", await plain.locator(
	"button:visible, input:visible").count() ? ["a button"] : []);
await soon("of pages", async () => {
	await plain.locator('a[href="tr/case.html"]').click();
	await plain.locator('html[lang="tr"] h1').waitFor();
});
await soon("whose links lead back to the menu's place", async () => {
	await plain.locator('a[href$="#tr/cases"]').first().click();
	await plain.locator('[id="tr/cases"]:target').waitFor();
});

watch.kill("SIGINT");
const [status] = await once(watch, "exit");
ok("Ctrl-C ends it well", status === 0 ? [] : [`status ${status}`]);
await browser.close();
done();
