// ask.mjs: a citizen asks for a service, with a file, and follows it.
// SPDX-License-Identifier: ISC
import * as promises from "./promises.mjs";

const hole = { name: "hole.png", mimeType: "image/png",
	buffer: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAA" +
	    "DUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64") };
const script = { name: "hole-with-a-name-that-is-far-too-long-for-anybody-" +
	"to-read-and-has-nowhere-to-break.png", mimeType: "image/png",
	buffer: Buffer.from("<svg onload='alert(1)'/>") };

// Words without a space, markup, another script: whatever people type.
const long = `A hole by the <b>mill</b>, as deep as a boot.

Every morning somebody falls into it. ${"Donaudampfschiff".repeat(12)}

حفرة كبيرة في الشارع أمام المدرسة
${"It was there last year, too, and nobody came. ".repeat(20)}`;

async function choose(stage, carla) {
	await carla.follow("/services");
	await stage.see(carla, "services");
	const stranger = await stage.enter();
	await stranger.open("/services/3");
	await stage.see(stranger, "a service, to a stranger");
	await stranger.press(stranger.page.locator("main form button"));
	await stage.see(stranger, "sign in first");
	await carla.follow("/services/3");
	await stage.see(carla, "a service");
	await carla.press(carla.page.locator("main form button"));
	await stage.see(carla, "details");
	await promises.knows(stage, carla, "a request");
}

async function describe(stage, carla) {
	await carla.send("details");
	await stage.see(carla, "details, empty", { wrong: true });
	await carla.fill("details", { body: long, location: "" });
	await carla.send("details");
	await stage.see(carla, "details, no place", { wrong: true });
	await carla.fill("details", { location:
		"Mill Street 7, corner of " + "Boulevard".repeat(20) });
	await carla.send("details");
	await stage.see(carla, "questions");
	await carla.fill("questions", { q2: "x".repeat(90) });
	await carla.send("questions");
	await stage.see(carla, "questions, wrong", { wrong: true });
	await carla.fill("questions", { q1: "large", q2: "left" });
	await carla.send("questions");
	await stage.see(carla, "files");
}

async function attach(stage, carla) {
	await carla.attach("draft-files", "files", [script]);
	await carla.send("draft-files");
	await stage.see(carla, "files, not a picture", { wrong: true });
	await carla.attach("draft-files", "files",
	    [hole, { ...hole, name: script.name }]);
	await carla.send("draft-files");
	await stage.see(carla, "files, two added");
	await carla.press(
	    carla.page.locator("main .attachments button").nth(1));
	await stage.see(carla, "files, one removed");
}

async function send(stage, carla, draft) {
	await carla.follow(`/drafts/${draft}/check`);
	await stage.see(carla, "check your answers");
	await promises.checks(stage, carla, ["Mill Street 7", "left",
		"hole.png"]);
	await carla.follow(`/drafts/${draft}/questions#questions-q1`);
	await stage.see(carla, "questions, to change");
	await promises.remembers(stage, carla, "questions",
	    { q1: "large", q2: "left" });
	await carla.fill("questions", { q1: "huge" });
	await carla.send("questions");
	await carla.open(`/drafts/${draft}/check`);
	await carla.send("draft-check");
	await stage.see(carla, "sent");
}

// Another request, of all the other kinds of fields, begun and left.
async function begin(stage, carla) {
	await carla.open("/services/5");
	await carla.press(carla.page.locator("main form button"));
	await promises.knows(stage, carla, "the next request");
	await carla.fill("details", { body: "For my van" });
	await carla.send("details");
	await stage.see(carla, "questions of all kinds");
	await carla.fill("questions", { q3: "", q5: "many" });
	await carla.send("questions");
	await stage.see(carla, "questions of all kinds, wrong",
	    { wrong: true });
	await carla.fill("questions", { q3: "AB 123", q4: "2026-12-31",
		q5: "6", q6: true });
	await carla.send("questions");
	await stage.see(carla, "files of a permit");
}

async function list(stage, carla, reference) {
	await carla.open("/cases");
	await stage.see(carla, "my requests");
	await carla.fill("case-search", { state: "closed" });
	await carla.send("case-search");
	await stage.see(carla, "my requests, none closed");
	await carla.fill("case-search", { state: "", text: reference });
	await carla.send("case-search");
	await stage.see(carla, "my requests, by reference");
}

export async function ask(stage, carla) {
	await choose(stage, carla);
	const draft = carla.path().match(/\d+/)[0];
	await describe(stage, carla);
	await attach(stage, carla);
	await send(stage, carla, draft);
	const id = carla.path().match(/\d+/)[0];
	const reference = (await carla.page.locator("main").innerText())
	    .match(/AE-\w{4}-\w{4}/)[0];
	await carla.follow(`/cases/${id}`);
	await stage.see(carla, "my request");
	await promises.mayTakeBack(stage, carla, id);
	await begin(stage, carla);
	await list(stage, carla, reference);
	return { id, reference };
}
