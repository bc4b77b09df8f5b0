// reading.mjs: how a page is read: U-2, U-9 to U-11, U-15, U-17, U-19 to U-21.
// Each returns its faults, but for U-15; all but the last two run in the page.
// SPDX-License-Identifier: ISC

// U-2: the frame of a page, for who does not see it.
export function frame() {
	const faults = [];
	const count = (selector) => document.querySelectorAll(selector).length;
	const stop = document.querySelector("a[href], button, input, summary");
	const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
		.filter((h) => !h.closest(".faults")).map((h) => +h.tagName[1]);
	const outside = [...document.body.children].filter((e) =>
	    !e.matches("header, main, nav, footer, aside, .skip"));
	const title = document.title.match(/^(.+) – (.+)$/);

	if (!stop.matches(".skip[href='#main']"))
		faults.push(`first is not the way to the text: ${stop.outerHTML}`);
	if (count("h1") !== 1 || count("main h1") !== 1)
		faults.push(`${count("h1")} h1`);
	levels.forEach((level, i) => {
		if (i && level > levels[i - 1] + 1)
			faults.push(`h${levels[i - 1]} is followed by h${level}`);
	});
	for (const one of ["body > header", "main", "body > footer", "nav"])
		if (count(one) < 1 || (one !== "nav" && count(one) > 1))
			faults.push(`${count(one)} ${one}`);
	for (const e of document.querySelectorAll(
	    "nav, aside, section[tabindex]"))
		if (!e.ariaLabel && !document.getElementById(
		    e.getAttribute("aria-labelledby"))?.innerText)
			faults.push(`a part without a name: ${e.className}`);
	for (const e of outside)
		faults.push(`in no part of the page: ${e.className}`);
	if (!title || title[2] !== document.querySelector(
	    ".brand-name").textContent.trim())
		faults.push(`title "${document.title}"`);
	return faults;
}

// U-9: the language of the page and of its parts.
export function tongue(language) {
	const faults = [];
	const { lang, dir } = document.documentElement;

	if (lang !== language || dir !== (language === "ur" ? "rtl" : "ltr"))
		faults.push(`lang="${lang}" dir="${dir}"`);
	if (getComputedStyle(document.body).direction !== dir)
		faults.push("turned by a style sheet");
	for (const e of document.querySelectorAll(
	    ".reference, a[href^='mailto:']")) {
		const apart = e.matches("bdi, [dir]") ||
		    e.closest("bdi, [dir]:not(html)") || e.querySelector("bdi");
		if (!apart)
			faults.push(`may turn round: ${e.outerHTML}`);
	}
	for (const e of document.querySelectorAll("[lang]"))
		if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(e.getAttribute("lang")))
			faults.push(`lang="${e.getAttribute("lang")}"`);
	return faults;
}

// U-10: what a browser can fill in for who asks it to.
export function tokens() {
	const meant = { name: /^name$/, code: /^one-time-code$/,
		phone: /^tel$/, "new-password": /^new-password$/ };
	const byType = { email: /^(email|username)$/,
		password: /^(current|new)-password$/, tel: /^tel$/ };

	return [...document.querySelectorAll("form[method=post] input")]
		.filter((e) => !e.closest(".trap") && e.type !== "hidden")
		.flatMap((e) => {
			const wanted = byType[e.type] || meant[e.name];
			const said = e.getAttribute("autocomplete") || "";
			return !wanted || wanted.test(said) ? [] :
			    [`${e.name} says autocomplete="${said}"`];
		});
}

// U-11: nothing that a script would have to do.
export function scriptless() {
	const faults = [];
	const all = [...document.querySelectorAll("*")];

	if (document.querySelector("script, object, embed, iframe, canvas"))
		faults.push("has a script, or what needs one");
	for (const e of all)
		for (const { name } of e.attributes)
			if (/^on/.test(name))
				faults.push(`${name}: ${e.outerHTML.slice(0, 99)}`);
	for (const e of document.querySelectorAll("button"))
		if (e.type !== "submit" || !e.form)
			faults.push(`does nothing: ${e.outerHTML}`);
	for (const e of document.querySelectorAll("a"))
		if (!e.getAttribute("href"))
			faults.push(`leads nowhere: ${e.outerHTML}`);
	return faults;
}

// U-11: read without style sheets; they come back.
export function unstyled() {
	const faults = [];
	const sheets = [...document.styleSheets];
	const styled = [...document.querySelectorAll("body *")].filter((e) => {
		const { order, flexDirection, float } = getComputedStyle(e);
		return order !== "0" || /reverse/.test(flexDirection) ||
		    (/end|right/.test(float) && e.localName !== "legend");
	});

	for (const e of styled)
		faults.push(`stands elsewhere than it is read: ${e.className}`);
	for (const sheet of sheets)
		sheet.disabled = true;
	for (const e of document.querySelectorAll("main :is(input, select, " +
	    "textarea, button, a):not([type=hidden])"))
		if (!e.checkVisibility() && !e.closest("details"))
			faults.push(`is not there: ${e.outerHTML.slice(0, 99)}`);
	for (const e of document.querySelectorAll("svg:not([role=img])"))
		if (e.getBoundingClientRect().width > 64)
			faults.push(`a sign fills the page: ${e.classList}`);
	for (const e of document.querySelectorAll("label"))
		if (!e.innerText.trim() || !e.control)
			faults.push(`labels nothing: ${e.outerHTML}`);
	for (const sheet of sheets)
		sheet.disabled = false;
	return faults;
}

// U-15: help and contact, as they are come upon.
export function help() {
	const last = [...document.body.children].findLast((e) =>
	    !e.matches(".stay"));
	const order = [...document.querySelectorAll("footer h2, footer a")];

	return [last.localName, ...order.map((e) => e.localName === "h2" ? "h2" :
	    e.getAttribute("href").replace(/\?.*/, "")
		.replace(/^(\.\.\/)*index\.html#\w+/, ""))].join(" ");
}

// U-17: nothing has to be dragged, drawn or pinched.
export function undragged() {
	const faults = [];

	for (const e of document.querySelectorAll(
	    "[draggable=true], canvas, map, [type=range], [dropzone]"))
		faults.push(`to drag: ${e.outerHTML.slice(0, 99)}`);
	for (const e of document.querySelectorAll("[type=file]"))
		if (!e.labels.length || !e.checkVisibility() ||
		    getComputedStyle(e).opacity === "0")
			faults.push(`files by dropping alone: ${e.name}`);
	return faults;
}

// U-19: never by colour alone.
export function marked() {
	const faults = [];

	for (const e of document.querySelectorAll(".tag")) {
		const { content } = getComputedStyle(e, "::before");
		if (!e.innerText.trim() || !/[^\s"]/.test(content) ||
		    content === "none")
			faults.push(`a colour alone: ${e.outerHTML}`);
	}
	for (const e of document.querySelectorAll(".error"))
		if (!/\S/.test(e.querySelector(".unseen")?.textContent || ""))
			faults.push(`red alone: ${e.outerHTML}`);
	for (const e of document.querySelectorAll("main :is(p, dd) a"))
		if (getComputedStyle(e).display === "inline" &&
		    !/underline/.test(getComputedStyle(e).textDecorationLine) &&
		    e.parentElement.innerText.trim() !== e.innerText.trim())
			faults.push(`a link by colour alone: ${e.outerHTML}`);
	for (const e of document.querySelectorAll("figure svg[role=img]"))
		if (!e.querySelector("title, desc") && !e.ariaLabel)
			faults.push("a chart without a title");
	return faults;
}

// U-20: any way round, called what it is labelled, no hidden keys.
export function free() {
	const faults = [];
	const rules = [...document.styleSheets].flatMap((sheet) =>
	    [...sheet.cssRules]);
	const squeeze = (text) => text.replace(/\s+/g, " ").trim().toLowerCase();

	for (const rule of rules) {
		if (/orientation/.test(rule.conditionText || ""))
			faults.push(`depends on ${rule.conditionText}`);
		if (/:hover/.test(rule.selectorText || "") &&
		    /(^|[\s;{])(display|visibility|opacity|content):/.test(
		    rule.cssText))
			faults.push(`comes with the mouse: ${rule.cssText}`);
	}
	for (const e of document.querySelectorAll("[accesskey]"))
		faults.push(`a key alone: ${e.outerHTML}`);
	for (const e of document.querySelectorAll(
	    "a[aria-label], button[aria-label], input[aria-label]"))
		if (!squeeze(e.ariaLabel).includes(squeeze(e.innerText)))
			faults.push(`"${e.innerText}" is called ${e.ariaLabel}`);
	for (const e of document.querySelectorAll("main [title]"))
		if (!e.closest("svg") && !e.innerText.includes(e.title))
			faults.push(`told to the mouse alone: ${e.title}`);
	return faults;
}

// U-21: tables that can be heard.
export function tables() {
	const faults = [];

	for (const table of document.querySelectorAll("table")) {
		const heads = [...table.querySelectorAll("thead th")];
		const name = table.caption?.innerText.trim();

		if (!name && !table.closest("[aria-labelledby], figure"))
			faults.push("a table without a caption");
		for (const th of table.querySelectorAll("th"))
			if (!/^(col|row)$/.test(th.scope))
				faults.push(`of what? ${th.outerHTML}`);
		for (const row of table.tBodies[0]?.rows || [])
			if (!row.querySelector("th[scope=row]"))
				faults.push(`a row without a name: ${name}`);
		for (const th of table.querySelectorAll("th[aria-sort]"))
			if (!th.querySelector("a[href]"))
				faults.push(`sorts without a link: ${th.innerText}`);
		if (!table.matches(".cards") && !table.closest(".scroll"))
			faults.push(`no way to read it on a telephone: ${name}`);
		for (const td of table.querySelectorAll(".cards tbody td")) {
			// A column of buttons has a heading that is not seen.
			const th = heads[td.cellIndex];
			const head = th && !th.querySelector(".unseen") &&
			    th.textContent.trim();
			if (!td.dataset.label && td.textContent.trim() && head)
				faults.push(`a card's cell forgets ${head}`);
		}
	}
	return faults;
}

// U-21: as cards, too, a table's headings are heard.
export async function heardHeadings(page, devtools) {
	const there = await page.locator("thead th").count();

	if (!there)
		return [];
	const { nodes } = await devtools.send("Accessibility.getFullAXTree");
	const heard = nodes.filter((node) => !node.ignored &&
	    node.role?.value === "columnheader").length;
	return heard === there ? [] :
	    [`${heard} of ${there} column headings are heard`];
}

// U-9: what is in another language than the page in its document, is so here.
export async function foreign(page, xml) {
	const meant = /<(?!page|language)[a-z_-]+ [^>]*lang="/.test(xml);

	return !meant || await page.locator(":is(main, title)[lang], " +
	    "main [lang]").count() ? [] : ["what is foreign does not say so"];
}
