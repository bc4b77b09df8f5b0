// promises.mjs: those of U-1 to U-24 that a portal alone can show, asked at
// their places in the story.
// SPDX-License-Identifier: ISC
import { readdir, readFile } from "node:fs/promises";

const secret = "seven blue goats dance";
const of = (email) =>
    `(SELECT id FROM account WHERE email = '${email}')`;

// Nothing was done for so many minutes.
const idle = (stage, email, minutes) => stage.sql("UPDATE session SET " +
    `seen_at = UTC_TIMESTAMP() - INTERVAL ${minutes} MINUTE ` +
    `WHERE account_id = ${of(email)}`);

const idleFor = async (stage, email) => Number(await stage.sql(
    "SELECT MIN(TIMESTAMPDIFF(SECOND, seen_at, UTC_TIMESTAMP())) " +
    `FROM session WHERE account_id = ${of(email)}`));

// U-12: the warning comes while nobody does anything; its link is enough, as
// often as one likes.
export async function staysIn(stage, carla, email) {
	const faults = [];
	const stay = carla.page.locator(".stay a");

	await idle(stage, email, 28);
	await carla.page.evaluate(() => document.querySelector(".stay")
		.getAnimations()[0].finish());
	const opens = carla.page.waitForEvent("popup");
	if (carla.keyboard) {
		await carla.reach(stay);
		await carla.page.keyboard.press("Enter");
	} else {
		await stay.click();
	}
	const other = await opens;
	await other.locator("h1").waitFor();
	if (!other.url().endsWith("/account"))
		faults.push(`leads to ${other.url()}`);
	await other.close();
	if (await idleFor(stage, email) > 100)
		faults.push("and the session ends all the same");
	for (let i = 2; i <= 10 && !faults.length; i += 1) {
		await idle(stage, email, 29);
		await carla.page.reload();
		if (await idleFor(stage, email) > 100)
			faults.push(`not the ${i}th time`);
	}
	stage.ok("U-12: who is soon signed out stays by one link, ten times",
	    faults);
}

// U-12: who was away for too long signs in again, and nothing typed is lost.
export async function comesBack(stage, carla, email) {
	await carla.open("/account");
	await carla.fill("profile", { name: "Carla Later" });
	await idle(stage, email, 31);
	await carla.send("profile");
	await stage.see(carla, "signed out for safety");
	await stage.sql("DELETE FROM throttle");
	await carla.fill("sign-in", { email, password: secret });
	await carla.send("sign-in");
	await isSaid(stage, carla, "that one was signed out");
	await stage.see(carla, "and what was typed is there");
	const now = await carla.field("profile", "name").inputValue();
	stage.ok("U-12: what was typed outlives the session",
	    now === "Carla Later" ? [] : [`it is "${now}"`]);
}

// U-12: time to read the letter, and another if it does not come.
export async function isInNoHurry(stage, carla, email) {
	const minutes = Number(await stage.sql("SELECT MIN(TIMESTAMPDIFF(" +
	    "MINUTE, UTC_TIMESTAMP(), ends_at)) FROM verification WHERE " +
	    `used_at IS NULL AND email = '${email}'`));

	stage.ok("U-12: a code lives ten minutes or more, and is sent again", [
		...minutes >= 10 ? [] : [`${minutes} minutes`],
		...await carla.page.locator("form.form-resend button").count() ?
		    [] : ["no button for another"],
	]);
}

// U-13: a code as it is read, in threes; asked for as what it is.
export async function inThrees(stage, carla, code) {
	const field = carla.field("code", "code");
	const said = await field.getAttribute("autocomplete");

	await carla.fill("code", { code: ` ${code.slice(0, 3)} ${
	    code.slice(3)} ` });
	await carla.send("code");
	stage.ok("U-13: a code may have spaces, and is called one", [
		...said === "one-time-code" ? [] : [`autocomplete="${said}"`],
		...carla.watch.status() === 200 && !carla.path().includes(
		    "code") ? [] : [`${carla.watch.status()} ${carla.path()}`],
	]);
}

// U-13: a password may come from the clipboard; nobody is asked a riddle.
export async function pastes(stage, carla) {
	const faults = [];
	const from = carla.field("sign-in", "email");
	const to = carla.field("sign-in", "password");
	const { keyboard } = carla.page;

	await from.fill(secret);
	await from.focus();
	await keyboard.press("Control+A");
	await keyboard.press("Control+X");
	await to.focus();
	await keyboard.press("Control+V");
	if (await to.inputValue() !== secret)
		faults.push(`pasted: "${await to.inputValue()}"`);
	await to.fill("");
	for (const [name, wanted] of [["email", "username"],
	    ["password", "current-password"]])
		if (await carla.field("sign-in", name).getAttribute(
		    "autocomplete") !== wanted)
			faults.push(`${name} is not called ${wanted}`);
	const asked = await carla.page.locator("form.form-sign-in :is(input" +
	    ":not([type=hidden]), select, img)").count();
	if (asked !== 2)
		faults.push(`${asked} things are asked for`);
	stage.ok("U-13: a password can be pasted; nothing else is asked",
	    faults);
}

// U-14: what the portal knows of a person it does not ask for.
export async function knows(stage, carla, where) {
	const asked = await carla.page.locator("main form :is(input, " +
	    "textarea):not([type=hidden])").evaluateAll((all) => all
		.filter((e) => !e.closest(".trap") && !e.value &&
		    /^(name|email|phone|tel)$|address/.test(e.name))
		.map((e) => `asks for ${e.name}`));

	stage.ok(`U-14: ${where}: nobody is asked for what is known`, asked);
}

// U-14: who changes an answer finds the ones given before.
export async function remembers(stage, carla, form, values) {
	const faults = [];

	for (const [name, value] of Object.entries(values)) {
		const all = carla.field(form, name);
		const now = await all.evaluateAll((es) => (es.find((e) =>
		    e.checked) || es.find((e) => e.type !== "radio"))?.value);
		if (now !== value)
			faults.push(`${name} is ${now}, was ${value}`);
	}
	stage.ok("U-14: who changes an answer finds the others as they were",
	    faults);
}

// U-16: all is read once more before it is sent.
export async function checks(stage, carla, values) {
	const text = await carla.page.locator("main").innerText();
	const ways = await carla.page.locator("main dl a").count();

	stage.ok("U-16: what was answered is shown before it is sent", [
		...values.filter((value) => !text.includes(value)).map(
		    (value) => `without ${value}`),
		...ways ? [] : ["no way to change it"],
	]);
}

// U-16: and may be taken back.
export async function mayTakeBack(stage, carla, id) {
	stage.ok("U-16: what was sent may be taken back",
	    await carla.page.locator(`a[href$="/cases/${id}/withdraw"]`)
		.count() ? [] : ["no way to it"]);
}

// U-18: what was done is said, and the focus stays where a page begins.
export async function isSaid(stage, person, what) {
	const bar = person.page.locator("main .bar[role=status]");
	const at = await person.page.evaluate(() =>
	    document.activeElement.localName);

	stage.ok(`U-18: ${what} is said in a live region, without a jump`, [
		...await bar.count() === 1 && (await bar.innerText()).trim() ?
		    [] : ["nothing is said"],
		...at === "body" ? [] : [`the focus is on a ${at}`],
	]);
}

// U-22: every letter so far has a text part, before its HTML.
export async function inPlainText(stage) {
	const faults = [];
	const folder = process.env.MAIL;
	const names = (await readdir(folder)).filter((name) =>
	    name.endsWith(".eml"));

	for (const name of names) {
		const mail = await readFile(`${folder}/${name}`, "utf8");
		const types = [...mail.matchAll(
		    /^Content-Type: *([a-z]+\/[a-z]+)/gmi)].map((m) => m[1]);
		const [whole, first] = types;
		if (whole !== "text/plain" && (whole !==
		    "multipart/alternative" || first !== "text/plain"))
			faults.push(`${name}: ${types}`);
	}
	stage.ok("U-22: every letter has a text part, and it is first",
	    names.length ? faults : ["no letter came"]);
}

const lines = { latency: 150, downloadThroughput: 50000,
	uploadThroughput: 50000, offline: false };	// 400 kbit/s, in bytes
const soonest = 2000;					// ms

// Runs in the page: when something was seen, in ms after one asked for it.
function firstPaint() {
	return new Promise((then) => {
		setTimeout(then, 10000);
		new PerformanceObserver((seen) => seen.getEntriesByName(
		    "first-contentful-paint").forEach(({ startTime }) =>
		    then(startTime))).observe({ type: "paint",
			buffered: true });
	});
}

// U-24: nothing kept from another visit, a slow line: the first view.
export async function isQuick(stage, paths) {
	const faults = [];
	const took = [];

	for (const path of paths) {
		const person = await stage.enter();
		const devtools = await person.page.context().newCDPSession(
		    person.page);
		await devtools.send("Network.enable");
		await devtools.send("Network.emulateNetworkConditions", lines);
		await person.open(path);
		const paint = await person.page.evaluate(firstPaint);
		took.push(`${path} ${Math.round(paint)} ms`);
		if (!(paint < soonest))
			faults.push(`${path}: ${paint} ms`);
		await person.page.context().close();
	}
	stage.ok(`U-24: first views at 400 kbit/s: ${took.join(", ")}`, faults);
}
