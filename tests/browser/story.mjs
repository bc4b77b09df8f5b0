// story.mjs: a request from sign-up to resolved, as its people walk it.
// SPDX-License-Identifier: ISC
import { codeIn, letterTo, linkIn } from "./mail.mjs";
import { ask } from "./ask.mjs";
import * as promises from "./promises.mjs";
import { work } from "./work.mjs";

const secret = "seven blue goats dance";

// Many people at one address are in no hurry here.
const unhurry = "DELETE FROM throttle";

export async function signIn(stage, email,
    password = "correct horse battery staple") {
	const person = await stage.enter();

	await stage.sql(unhurry);
	await person.open("/sign-in");
	await person.fill("sign-in", { email, password });
	await person.send("sign-in");
	return person;
}

// In the middle of a form, in other languages: nothing typed is lost.
async function readOn(stage, carla) {
	await carla.fill("sign-up", { name: "Carla García" });
	for (const [code, direction] of [["es", "ltr"], ["ur", "rtl"],
	    ["en", "ltr"]]) {
		const faults = [];

		await carla.speak(code);
		await stage.see(carla, `sign up, in ${code}`);
		const { lang, dir } = await carla.page.locator("html").evaluate(
		    (e) => ({ lang: e.lang, dir: e.dir }));
		if (lang !== code || dir !== direction)
			faults.push(`speaks ${lang} ${dir}`);
		for (const [name, value] of [["name", "Carla García"],
		    ["email", "carla"]])
			if (await carla.field("sign-up", name).inputValue() !==
			    value)
				faults.push(`${name} is lost`);
		if (!await carla.field("sign-up", "terms").isChecked())
			faults.push("the tick is lost");
		stage.ok(`sign up, in ${code}, with what was typed`, faults);
	}
}

async function signUp(stage, carla, email) {
	await carla.open("/");
	await stage.see(carla, "front door");
	await carla.open("/terms");
	await stage.see(carla, "terms");
	await carla.open("/sign-up");
	await stage.see(carla, "sign up");
	await carla.languages();
	await stage.see(carla, "sign up, languages to choose");
	await carla.languages();
	await carla.send("sign-up");
	await stage.see(carla, "sign up, empty", { wrong: true });
	await carla.fill("sign-up", { kind: "business", name: "Carla Citizen",
		email: "carla", password: "short", terms: true });
	await carla.send("sign-up");
	await stage.see(carla, "sign up, wrong", { wrong: true });
	await readOn(stage, carla);
	await carla.fill("sign-up", { kind: "citizen", email: `x${email}`,
		password: secret });
	await carla.send("sign-up");
	await stage.see(carla, "code");
}

async function prove(stage, carla, email) {
	await letterTo(`x${email}`);
	await carla.send("code");
	await stage.see(carla, "code, empty", { wrong: true });
	await carla.follow("/sign-up/address");
	await stage.see(carla, "mistyped address");
	await carla.fill("address", { email: "nothing" });
	await carla.send("address");
	await stage.see(carla, "mistyped address, wrong", { wrong: true });
	await carla.fill("address", { email });
	await carla.send("address");
	await promises.isSaid(stage, carla, "a corrected address");
	await stage.see(carla, "code, address corrected");
	const first = codeIn(await letterTo(email));
	await promises.isInNoHurry(stage, carla, email);
	await carla.fill("code", { code: first === "000000" ? "1" : "000000" });
	await carla.send("code");
	await stage.see(carla, "code, wrong");
	await promises.inThrees(stage, carla, first);
	await promises.isSaid(stage, carla, "a proven address");
	await stage.see(carla, "confirmed");
}

async function comeIn(stage, carla, email) {
	await promises.pastes(stage, carla);
	await carla.send("sign-in");
	await stage.see(carla, "sign in, empty", { wrong: true });
	await carla.fill("sign-in", { email, password: "not this one at all" });
	await carla.send("sign-in");
	await stage.see(carla, "sign in, wrong", { wrong: true });
	await carla.fill("sign-in", { email, password: secret });
	await carla.send("sign-in");
	await stage.see(carla, "home of a citizen");
	await promises.staysIn(stage, carla, email);
	await carla.follow("/cases");
	await stage.see(carla, "my requests, none");
}

async function keepAccount(stage, carla, email) {
	await carla.open("/account");
	await stage.see(carla, "account");
	await carla.fill("profile", { name: "" });
	await carla.send("profile");
	await stage.see(carla, "account, empty", { wrong: true });
	await carla.open("/account/password");
	await stage.see(carla, "new password");
	await carla.fill("password", { current: "wrong", password: "short" });
	await carla.send("password");
	await stage.see(carla, "new password, wrong", { wrong: true });
	await carla.open("/account/sessions");
	await stage.see(carla, "where signed in");
	await promises.comesBack(stage, carla, email);
}

async function forget(stage, email) {
	const person = await stage.enter();

	await person.open("/password/forgotten");
	await stage.see(person, "forgotten password");
	await person.send("forgotten");
	await stage.see(person, "forgotten password, empty", { wrong: true });
	await person.fill("forgotten", { email });
	await person.send("forgotten");
	await stage.see(person, "forgotten password, sent");
	const link = linkIn(await letterTo(email, "/password/new/"),
	    "/password/new/");
	await person.open(link);
	await stage.see(person, "choose a password");
	await person.fill("reset", { password: "password" });
	await person.send("reset");
	await stage.see(person, "choose a password, short", { wrong: true });
	await person.fill("reset", { password: secret });
	await person.send("reset");
	await stage.see(person, "password chosen");
	await person.open(link);
	await stage.see(person, "link used up", { status: 404 });
}

async function find(stage, email, reference) {
	const person = await stage.enter();

	await person.open("/find");
	await stage.see(person, "find");
	await person.send("find");
	await stage.see(person, "find, empty", { wrong: true });
	await person.fill("find", { reference: "AE-0000-0000",
		email: "carla@example.org" });
	await person.send("find");
	await stage.see(person, "find, no such reference", { wrong: true });
	await person.fill("find",
	    { reference: reference.toLowerCase(), email });
	await person.send("find");
	await stage.see(person, "found");
}

// A new edition of the terms comes before all else.
async function agree(stage, email) {
	await stage.sql("DELETE FROM terms_acceptance WHERE account_id = " +
	    `(SELECT id FROM account WHERE email = '${email}')`);
	const carla = await signIn(stage, email, secret);

	await stage.see(carla, "terms, to agree to");
	await carla.send("terms");
	await stage.see(carla, "terms, not agreed to", { wrong: true });
	await carla.fill("terms", { terms: true });
	await carla.send("terms");
	await stage.see(carla, "terms, agreed to");
}

async function loseTheWay(stage, carla) {
	await carla.open("/nowhere");
	await stage.see(carla, "no such page", { status: 404 });
	await carla.open("/queue");
	await stage.see(carla, "not for citizens", { status: 403 });
}

export async function walk(stage) {
	const email = `carla-${stage.name}@example.org`;
	const carla = await stage.enter();

	await stage.sql(unhurry);
	await signUp(stage, carla, email);
	await prove(stage, carla, email);
	await comeIn(stage, carla, email);
	const asked = await ask(stage, carla);
	await letterTo(email, asked.reference);
	await find(stage, email, asked.reference);
	await work(stage, carla, { ...asked, email });
	await keepAccount(stage, carla, email);
	await loseTheWay(stage, carla);
	await carla.press(
	    carla.page.locator("form[action$='/sign-out'] button"));
	await stage.see(carla, "signed out");
	await agree(stage, email);
	await stage.sql(unhurry);
	await forget(stage, email);
	await promises.inPlainText(stage);
	if (stage.name === "wide")
		await promises.isQuick(stage, ["/", "/services", "/sign-up"]);
}
