// spoiled.mjs: pages with a fault each, to prove that the matrix would see it.
// SPDX-License-Identifier: ISC

const add = (markup) => (html) => html.replace("</main>", `${markup}</main>`);

export const spoiled = [
	{ fault: "a field without a label", name: "sign-in",
	  spoil: add('<input name="lost">'), seen: /axe label: / },
	{ fault: "faint letters", name: "sign-in",
	  spoil: add('<p style="color: #aaa; background: #fff">Faint</p>'),
	  seen: /light: axe color-contrast: / },
	{ fault: "letters too faint in the dark alone", name: "sign-in",
	  spoil: add('<style>@media (prefers-color-scheme: dark) ' +
	      '{ h1 { color: #333; } }</style>'),
	  seen: /dark: axe color-contrast: / },
	{ fault: "faint letters on a gradient", name: "sign-in",
	  spoil: add('<p style="color: #999; background: ' +
	      'linear-gradient(#fff, #ddd)">On what?</p>'),
	  seen: /color-contrast: \d\.\d+ to 1 on rgb\(.*\): p/ },
	{ fault: "what axe is not sure of", name: "sign-in",
	  spoil: add('<video src="none.webm" controls></video>'),
	  seen: /not sure: axe video-caption: / },
	{ fault: "a faint chart", name: "report-month",
	  spoil: (html) => html.replace("<text ", '<text style="fill: #bbb" '),
	  seen: /color-contrast: 1\.\d+ to 1 on .*chart-/ },
	{ fault: "a target too small for a finger", name: "sign-in",
	  spoil: add('<p><button>.</button><button>.</button></p>' +
	      '<style>main p button { all: unset; width: 9px; }</style>'),
	  seen: /axe target-size: / },
	{ fault: "a box wider than a telephone", name: "sign-in",
	  spoil: add('<p style="width: 340px">Wide</p>'),
	  seen: /^scrolls sideways at 320 px/ },
	{ fault: "a box too wide for large letters", name: "sign-in",
	  spoil: add('<p style="position: absolute; left: 0; ' +
	      'width: max(10px, 30em - 300px)">Wide</p>'),
	  seen: /^letters of 400 %: scrolls sideways/ },
	{ fault: "a wrong end tag", name: "sign-in",
	  spoil: add("</section>"), seen: /^vnu / },
	{ fault: "two main headings", name: "sign-in",
	  spoil: add("<h1>Again</h1>"), seen: /^2 h1/ },
	{ fault: "no language", name: "sign-in",
	  spoil: (html) => html.replace(/ lang="[^"]*"/, ""),
	  seen: /axe html-has-lang: / },
];
