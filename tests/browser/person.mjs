// person.mjs: somebody who reads a page and acts on it, with a mouse or with
// the keyboard alone.
// SPDX-License-Identifier: ISC
import { Watch } from "./watch.mjs";

export const home = process.env.ADDRESS;
const patience = 400;	// Tabs, before we say that something is not reached

export class Person {
	constructor(page, keyboard) {
		this.page = page;
		this.keyboard = keyboard;
		this.watch = new Watch(page, home);
		this.typed = {};
	}

	async open(path) {
		this.typed = {};
		await this.page.goto(
		    path.startsWith("http") ? path : home + path);
	}

	path() {
		return this.page.url().slice(home.length);
	}

	field(form, name) {
		return this.page.locator(`form.form-${form} [name="${name}"]`);
	}

	// Fill in fields of a form, by their names; true ticks a box.
	async fill(form, values) {
		this.typed = { ...values };
		for (const [name, value] of Object.entries(values)) {
			const all = this.field(form, name);
			const one = all.first();

			if (await one.evaluate((e) => e.type === "radio"))
				await this.choose(all.and(
				    this.page.locator(`[value="${value}"]`)));
			else if (await one.evaluate((e) => e.matches("select")))
				await this.pick(one, value);
			else if (value === true)
				await this.tick(one);
			else
				await this.write(one, value);
		}
	}

	async choose(radio) {
		if (!this.keyboard)
			return radio.check();
		await this.reach(radio);
		for (let i = 0; i < 20 && !await isActive(radio); i += 1)
			await this.page.keyboard.press("ArrowDown");
		if (!await radio.isChecked())
			await this.page.keyboard.press("Space");
	}

	async pick(select, value) {
		if (!this.keyboard)
			return select.selectOption(value);
		await this.reach(select);
		await this.page.keyboard.press("Home");
		for (let i = 0; i < 200; i += 1) {
			if (await select.inputValue() === value)
				return;
			await this.page.keyboard.press("ArrowDown");
		}
		throw new Error(`no option ${value} by arrow keys`);
	}

	async tick(box) {
		if (await box.isChecked())
			return;
		if (!this.keyboard)
			return box.check();
		await this.reach(box);
		await this.page.keyboard.press("Space");
	}

	async write(input, value) {
		if (!this.keyboard)
			return input.fill(value);
		await this.reach(input);
		if (await input.getAttribute("type") === "date") {
			const [year, month, day] = value.split("-");

			return this.page.keyboard.type(month + day + year);
		}
		await this.page.keyboard.press("Control+A");
		await this.page.keyboard.insertText(value);
	}

	async attach(form, name, files) {
		const one = this.field(form, name).first();

		if (!this.keyboard)
			return one.setInputFiles(files);
		const asked = this.page.waitForEvent("filechooser");
		await this.reach(one);
		await this.page.keyboard.press("Enter");
		await (await asked).setFiles(files);
	}

	// The languages, laid out over the page; again, they fold away.
	async languages() {
		const menu = this.page.locator("details.languages > summary");

		if (!this.keyboard)
			return menu.click();
		await this.reach(menu);
		await this.page.keyboard.press("Enter");
	}

	// Read this page in the language of a code.
	async speak(code) {
		await this.languages();
		await this.press(this.page.locator(
		    `details.languages [value="${code}"]`));
	}

	// Press what sends the form, and wait for the page that comes.
	async send(form) {
		await this.press(this.page.locator(
		    `form.form-${form} button`).first(), "Space");
	}

	async follow(link) {
		const prefix = new URL(home).pathname.replace(/\/$/, "");

		this.typed = {};
		await this.press(this.page.locator(
		    `a[href="${prefix}${link}"]`).first());
	}

	async press(what, key = "Enter") {
		if (this.keyboard)
			await this.reach(what);
		await Promise.all([this.page.waitForNavigation(),
			this.keyboard ? this.page.keyboard.press(key) :
			what.click()]);
	}

	// By Tab alone, from where one stands.
	async reach(what) {
		for (let i = 0; i < patience; i += 1) {
			if (await isActive(what, true))
				return;
			await this.page.keyboard.press("Tab");
		}
		throw new Error(`not reached by Tab: ${what}`);
	}
}

// group: another radio button of the same question will do.
function isActive(what, group = false) {
	return what.evaluate((e, group) => {
		const now = document.activeElement;

		return e === now || (group && e.type === "radio" &&
		    now.type === "radio" && now.name === e.name);
	}, group);
}
