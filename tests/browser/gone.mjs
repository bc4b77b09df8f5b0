// gone.mjs: pages that lost something each, to prove that U-n would see it.
// SPDX-License-Identifier: ISC

const add = (markup) => (html) => html.replace("</main>", `${markup}</main>`);
const style = (css) => (html) => html.replace("</head>",
    `<style>${css}</style></head>`);
const drop = (what, other = "") => (html) => html.replace(what, other);

export const gone = [
	{ u: 2, fault: "a way past the doors that leads nowhere",
	  name: "sign-in", spoil: drop(' id="main"'),
	  seen: /the first Tab, and Enter, lead to/ },
	{ u: 2, fault: "a heading left out", name: "sign-in",
	  spoil: add("<h4>Deep</h4>"), seen: /h1 is followed by h4/ },
	{ u: 3, fault: "a field not tied to its error", name: "sign-in-error",
	  spoil: drop(/aria-describedby="sign-in-email-error"/),
	  seen: /not tied to it/ },
	{ u: 3, fault: "a password that came back", name: "sign-in-error",
	  spoil: drop('type="password" value=""', 'type="password" value="x"'),
	  seen: /a password came back/ },
	{ u: 3, fault: "an error with other words", name: "sign-in-error",
	  spoil: drop(/(<\/span>)Enter your password/, "$1Password!"),
	  seen: /other words at the field/ },
	{ u: 4, fault: "a bar that covers a small window", name: "sign-in",
	  spoil: style("header { position: sticky; top: 0; height: 200px }"),
	  seen: /lie over the page/ },
	{ u: 4, fault: "a box too wide", name: "sign-in",
	  spoil: add('<p style="width: 400px">Wide</p>'), seen: /px wide/ },
	{ u: 5, fault: "a box too low for large letters", name: "sign-in",
	  spoil: style("h1 { height: 40px; overflow: hidden }"),
	  seen: /200 %: cut off in h1/ },
	{ u: 5, fault: "lines that run into each other", name: "sign-in",
	  spoil: style("h1 { height: 0; margin: 0 }"), seen: /runs into/ },
	{ u: 6, fault: "a faint edge", name: "sign-in",
	  spoil: style("input { border-color: #ddd !important }"),
	  seen: /light: an edge 1\./ },
	{ u: 6, fault: "faint letters in the dark", name: "sign-in",
	  spoil: style("@media (prefers-color-scheme: dark) { h1 " +
	      "{ color: #333 } }"), seen: /dark: letters/ },
	{ u: 6, fault: "a focus that does not show", name: "sign-in",
	  spoil: style("main a:focus-visible { outline: 0; " +
	      "box-shadow: 0 0 0 3px red }"), seen: /forced colours: no ring/ },
	{ u: 7, fault: "what moves for ever", name: "sign-in",
	  spoil: style("@keyframes go { to { translate: 9px } } " +
	      "h1 { animation: go 1s infinite !important }"),
	  seen: /moves: / },
	{ u: 8, fault: "a small button", name: "sign-in",
	  spoil: style(".main { min-height: 0 !important; padding: 0 " +
	      "!important }"), seen: /\d+×\d+ for / },
	{ u: 9, fault: "a reference that turns round", name: "case",
	  spoil: add('<p><span class="reference">AE-1</span></p>'),
	  seen: /may turn round/ },
	{ u: 10, fault: "an address that must be typed", name: "sign-in",
	  spoil: drop('autocomplete="username"'), seen: /email says/ },
	{ u: 11, fault: "a button that needs a script", name: "sign-in",
	  spoil: add('<button type="button">Go</button>'),
	  seen: /does nothing/ },
	{ u: 11, fault: "another order than one reads in", name: "sign-in",
	  spoil: style("h1 { order: 2 }"), seen: /stands elsewhere/ },
	{ u: 12, fault: "a warning that comes too late", name: "home-citizen",
	  spoil: style(".stay { animation-delay: 1750s !important }"),
	  seen: /told 50 s before/ },
	{ u: 17, fault: "a map to drag", name: "sign-in",
	  spoil: add('<p draggable="true">Map</p>'), seen: /to drag/ },
	{ u: 19, fault: "a status of colour alone", name: "case",
	  spoil: style(".tag::before { content: none !important }"),
	  seen: /a colour alone/ },
	{ u: 20, fault: "a page for one way round", name: "sign-in",
	  spoil: style("@media (orientation: landscape) { h1 " +
	      "{ color: red } }"), seen: /depends on/ },
	{ u: 20, fault: "a name unlike the label", name: "sign-in",
	  spoil: drop('<a class="sign-in"', '<a aria-label="Go" ' +
	      'class="sign-in"'), seen: /is called Go/ },
	{ u: 21, fault: "a table without a caption", name: "queue",
	  spoil: drop(/<caption.*?<\/caption>/s), seen: /without a caption/ },
	{ u: 24, fault: "an id that is there twice", name: "sign-in",
	  spoil: add('<p id="main">Again</p>'), seen: /id="main" twice/ },
];
