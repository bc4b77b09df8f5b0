// watch.mjs: what a browser fetches and complains of, noted from the side.
// SPDX-License-Identifier: ISC

// Of a page that is 422 or 404 on purpose Chromium says so; that is no fault.
function expected(message) {
	return /status of 4\d\d/.test(message.text());
}

// The document shown last, the style sheets it came with, and every fault:
// another host asked, a word on the console, a policy broken.
export class Watch {
	constructor(page, home) {
		this.page = page;
		this.origin = new URL(home).origin;
		this.sheets = new Map();
		this.faults = [];
		page.on("request", (request) => this.asked(request));
		page.on("response", (response) => this.answered(response));
		page.on("pageerror",
		    (error) => this.faults.push(String(error)));
		page.on("console", (message) => this.said(message));
	}

	asked(request) {
		const url = new URL(request.url());

		if (url.protocol !== "data:" && url.origin !== this.origin)
			this.faults.push(`asks another host: ${url}`);
	}

	answered(response) {
		const request = response.request();

		if (request.isNavigationRequest()) {
			if (response.status() < 300 || response.status() >= 400)
				this.shown = response;
		} else if (response.status() >= 400) {
			this.faults.push(
			    `${response.status()} ${response.url()}`);
		}
		if (request.resourceType() === "stylesheet")
			this.sheets.set(response.url(), response);
	}

	said(message) {
		if (["error", "warning"].includes(message.type()) &&
		    !expected(message))
			this.faults.push(`console: ${message.text()}`);
	}

	// The faults since last asked.
	take() {
		const faults = this.faults;

		this.faults = [];
		return faults;
	}

	status() {
		return this.shown.status();
	}

	async html() {
		return (await this.shown.body()).toString("utf8");
	}

	async bytes() {
		let sum = (await this.shown.body()).length;

		for (const sheet of this.sheets.values())
			sum += (await sheet.body()).length;
		return sum;
	}
}
