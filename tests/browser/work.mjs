// work.mjs: officers work on a request, its citizen answers and rates it, a
// manager counts.
// SPDX-License-Identifier: ISC
import { letterTo, linkIn } from "./mail.mjs";
import { signIn } from "./story.mjs";

const measures = ["volume", "backlog", "first-answer", "time-to-close",
	"on-time", "satisfaction"];

async function open(stage, olga, { id, reference }) {
	await stage.see(olga, "home of an officer");
	await olga.follow("/queue");
	await stage.see(olga, "queue");
	await olga.fill("queue", { state: "done", text: "nothing like it" });
	await olga.send("queue");
	await stage.see(olga, "queue, nothing fits");
	await olga.fill("queue", { state: "new", text: reference });
	await olga.send("queue");
	await stage.see(olga, "queue, by reference");
	await olga.follow(`/queue/${id}`);
	await stage.see(olga, "desk");
	await olga.send("take");
	await stage.see(olga, "desk, taken");
}

async function write(stage, olga) {
	await olga.send("answer");
	await stage.see(olga, "answer, empty", { wrong: true });
	await olga.fill("answer", { body: "We are on our way." });
	await olga.send("answer");
	await stage.see(olga, "desk, answered");
	await olga.send("note");
	await stage.see(olga, "note, empty", { wrong: true });
	await olga.fill("note", { body: `Ring Tony. ${"W".repeat(200)}` });
	await olga.send("note");
	await stage.see(olga, "desk, noted");
}

async function question(stage, olga, carla, { id, email }) {
	await olga.follow(`/queue/${id}/question`);
	await stage.see(olga, "question");
	await olga.send("ask-citizen");
	await stage.see(olga, "question, empty", { wrong: true });
	await olga.fill("ask-citizen", { body: "How deep is it?" });
	await olga.send("ask-citizen");
	await stage.see(olga, "desk, waiting");
	const letter = await letterTo(email, "How deep is it?");
	await carla.open(linkIn(letter, "/cases/"));
	await stage.see(carla, "my request, a question");
	await carla.send("case-reply");
	await stage.see(carla, "reply, empty", { wrong: true });
	await carla.fill("case-reply", { body: "As deep as a boot." });
	await carla.send("case-reply");
	await stage.see(carla, "my request, answered");
	await carla.open(`/cases/${id}/withdraw`);
	await stage.see(carla, "take back?");
}

async function move(stage, olga, { id }) {
	await olga.open(`/queue/${id}/status`);
	await stage.see(olga, "status");
	await olga.send("change-status");
	await stage.see(olga, "status, none chosen", { wrong: true });
	await olga.fill("change-status", { status: "approved" });
	await olga.send("change-status");
	await stage.see(olga, "desk, approved");
	await olga.open(`/queue/${id}/category`);
	await stage.see(olga, "category");
	await olga.fill("recategory", { category: "4" });
	await olga.send("recategory");
	await stage.see(olga, "desk, another category");
	await olga.open(`/queue/${id}/hand-over`);
	await stage.see(olga, "hand over");
	await olga.send("hand-over");
	await stage.see(olga, "hand over, empty", { wrong: true });
	await olga.fill("hand-over", { department: "2",
		reason: "The lamp is theirs." });
	await olga.send("hand-over");
	await stage.see(olga, "handed over");
}

async function resolve(stage, { id }) {
	const oskar = await signIn(stage, "oskar@example.org");

	await oskar.open(`/queue/${id}`);
	await stage.see(oskar, "desk of a colleague");
	await oskar.send("take");
	await oskar.follow(`/queue/${id}/outcome`);
	await stage.see(oskar, "outcome");
	await oskar.send("resolve");
	await stage.see(oskar, "outcome, empty", { wrong: true });
	await oskar.fill("resolve", { resolution: "done",
		body: "Filled this morning." });
	await oskar.send("resolve");
	await stage.see(oskar, "desk, closed");
}

async function rate(stage, carla, { id, email }) {
	const letter = await letterTo(email, "Filled this morning");
	const stranger = await stage.enter();

	await stranger.open(linkIn(letter, "/feedback/"));
	await stage.see(stranger, "how did we do");
	await stranger.send("feedback");
	await stage.see(stranger, "how did we do, empty", { wrong: true });
	await stranger.fill("feedback", { rating: "4", solved: "yes",
		comment: "Well done." });
	await stranger.send("feedback");
	await stage.see(stranger, "thank you");
	await carla.open(`/cases/${id}`);
	await stage.see(carla, "my request, closed");
	await carla.open(`/cases/${id}/reopen`);
	await stage.see(carla, "open again?");
	await carla.send("case-reopen");
	await stage.see(carla, "open again, empty", { wrong: true });
}

async function csv(stage, mina, measure) {
	const answer = await mina.page.context().request.get(
	    await mina.page.locator("a[href*='.csv']").evaluate((a) => a.href));
	const type = answer.headers()["content-type"];
	const lines = (await answer.text()).trim().split("\n");

	stage.ok(`${measure} as CSV`, [
		...type.startsWith("text/csv") ? [] : [type],
		...lines.length > 1 ? [] : ["no line in it"],
	]);
}

async function count(stage) {
	const mina = await signIn(stage, "mina@example.org");

	await mina.follow("/reports");
	await stage.see(mina, "reports");
	for (const measure of measures) {
		await mina.open(`/reports/${measure}`);
		await stage.see(mina, `report ${measure}`);
		await csv(stage, mina, measure);
	}
	await mina.fill("period", { by: "month" });
	await mina.send("period");
	await stage.see(mina, "report by month");
	await mina.fill("period", { by: "category", from: "2031-01-01" });
	await mina.send("period");
	await stage.see(mina, "report, nothing");
}

export async function work(stage, carla, asked) {
	const olga = await signIn(stage, "olga@example.org");

	await open(stage, olga, asked);
	await write(stage, olga);
	await question(stage, olga, carla, asked);
	await move(stage, olga, asked);
	await resolve(stage, asked);
	await rate(stage, carla, asked);
	await count(stage);
}
