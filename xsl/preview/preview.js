// The gallery with JavaScript: the list beside the page it shows, at a width,
// in a language; and anew as soon as aedile theme preview --watch drew anew.
// SPDX-License-Identifier: ISC
"use strict";

const find = (pattern) => document.querySelector(pattern);
const all = (pattern) => [...document.querySelectorAll(pattern)];
const root = document.documentElement;
const names = all(".menu .name");
const languages = all("#languages button").map((button) => button.value);

// The address of a page's first sample is its portal's path: see
// theme_preview_draw.c. Digits and what looks random may differ.
function pathPattern(path) {
	return path.split("/").map((part) =>
	    /\d|^token$|.{16}/.test(part) ? "*" : part).join("/");
}

function linkTo(address) {
	const place = address.replace(/#.*/, "");
	const [, language, path] = place.match(/^([^/?]+)([^?]*)/) || [];
	const links = all(`.more a[hreflang="${CSS.escape(language || "")}"]`);
	const of = (other, pattern) => other.id &&
	    pattern(other.id.slice(language.length)) === pattern(path);
	const exactly = links.find((link) => link.id === place) ||
	    links.find((link) => of(link, (other) => other));

	return exactly || links.find((link) => of(link, pathPattern));
}

// A link in a page leads here, into its frame: let the gallery around it
// show the page meant.
function leadOn() {
	const place = decodeURIComponent(location.hash.slice(1));
	const link = linkTo(place);

	if (link) {
		window.top.postMessage({ page: nameOf(link),
			language: link.hreflang }, "*");
		return;
	}
	const lost = document.createElement("p");
	lost.className = "lost";
	lost.textContent = `A portal would lead to ${
	    place.replace(/^[^/]*/, "") || "another page"
	    } from here; there is no sample of that page.`;
	document.body.replaceChildren(lost);
}

function nameOf(link) {
	return link.getAttribute("href").replace(/^[^/]*\/|\.html$/g, "");
}

// What is shown; the address keeps it: #LANGUAGE:NAME:WIDTH.
const now = { language: languages[0], name: null, width: 1280 };
let frame = null;

function read() {
	const hash = decodeURIComponent(location.hash.slice(1));
	const [language, name, width] = hash.split(":");
	const link = name ? null : linkTo(hash);
	const asked = link ? nameOf(link) : name;

	if (languages.includes(link ? link.hreflang : language))
		now.language = link ? link.hreflang : language;
	now.name = names.map(nameOf).find((other) => other === asked) ||
	    now.name || nameOf(names[0]);
	if (/^\d+$/.test(width))
		now.width = Number(width);
}

// As wide as was chosen, made smaller where there is less room.
function fit() {
	const room = find(".frame");
	const width = now.width || room.clientWidth;
	const scale = Math.min(1, room.clientWidth / width);
	const left = (room.clientWidth - width * scale) / 2;

	frame.style.width = `${width}px`;
	frame.style.height = `${room.clientHeight / scale}px`;
	frame.style.margin = "0";
	frame.style.transform = `translateX(${left}px) scale(${scale})`;
	find("#scale").textContent = scale < 1 ?
	    `at ${Math.floor(scale * 100)} %` : "";
}

function press(buttons, value) {
	for (const button of all(`${buttons} button`))
		button.setAttribute("aria-pressed",
		    String(button.value === String(value)));
}

// A new frame each time: going back through pages is none of its business,
// and a page drawn anew is read anew.
function open(address) {
	const next = document.createElement("iframe");

	next.title = `${now.name}, ${now.language}`;
	next.src = address;
	find(".frame").replaceChildren(next);
	frame = next;
	fit();
}

function show() {
	const address = `${now.language}/${now.name}.html`;
	const current = names.find((link) => nameOf(link) === now.name);

	for (const link of names)
		link.removeAttribute("aria-current");
	current.setAttribute("aria-current", "page");
	current.scrollIntoView({ block: "nearest" });
	press("#languages", now.language);
	press("#widths", now.width);
	find("#name").textContent = now.name;
	find("#alone").href = address;
	find("#document").href = address.replace(/(\.text)?\.html$/, ".xml");
	document.title = `${now.name} – ${find(".theme b").textContent}`;
	open(address);
}

function keep() {
	const hash = `#${now.language}:${now.name}:${now.width}`;

	if (location.hash !== hash)
		location.hash = hash;		// show() follows
}

function step(by) {
	const seen = names.filter((link) => !link.closest("[hidden]"));
	const at = seen.findIndex((link) => nameOf(link) === now.name);

	if (!seen.length)
		return;
	now.name = nameOf(seen[(at + by + seen.length) % seen.length]);
	keep();
}

function seek() {
	const wanted = find("#seek").value.trim().toLowerCase();

	for (const link of names)
		link.closest("li").hidden = !nameOf(link).includes(wanted);
	for (const section of all(".menu section"))
		section.hidden = !section.querySelector("li:not([hidden])");
	find("#none").hidden = Boolean(find(".menu section:not([hidden])"));
}

// preview/stamp.js calls this: what was drawn last, and what is wrong now.
let last = null;

function take(said) {
	if (last && last.menu !== said.menu)
		location.reload();
	else if (last && last.stamp !== said.stamp)
		show();
	last = said;
}

window.drawn = function drawn(said) {
	const fault = find("#fault");

	if (said.fault !== undefined) {
		fault.hidden = !said.fault;
		fault.querySelector("pre").textContent = said.fault;
	}
	if (said.stamp)
		take(said);
	else
		last = last || {};
	if (frame)
		fit();
	if (said.watching)
		setTimeout(ask, 300);
};

// From the file system nothing can be fetched, but a script can be read.
function ask() {
	const script = document.createElement("script");

	script.src = `preview/stamp.js?${Date.now()}`;
	script.onload = () => script.remove();
	script.onerror = () => {
		script.remove();
		setTimeout(ask, 1000);
	};
	document.head.append(script);
}

function start() {
	root.classList.add("scripted");
	for (const link of names)
		link.addEventListener("click", (event) => {
			if (event.ctrlKey || event.metaKey || event.shiftKey)
				return;
			event.preventDefault();
			now.name = nameOf(link);
			keep();
		});
	for (const button of all(".choice button"))
		button.addEventListener("click", () => {
			if (button.closest("#languages"))
				now.language = button.value;
			else
				now.width = Number(button.value);
			keep();
		});
	find("#before").addEventListener("click", () => step(-1));
	find("#after").addEventListener("click", () => step(1));
	find("#seek").addEventListener("input", seek);
	window.addEventListener("resize", () => frame && fit());
	window.addEventListener("hashchange", () => {
		read();
		show();
	});
	window.addEventListener("message", (event) => {
		if (!names.map(nameOf).includes(event.data.page) ||
		    !languages.includes(event.data.language))
			return;
		now.name = event.data.page;
		now.language = event.data.language;
		keep();
	});
	if (names.length) {
		read();
		show();
	}
	ask();
}

if (window.top === window)
	start();
else
	leadOn();
