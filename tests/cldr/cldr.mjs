// cldr.mjs RENDER XSL: what our languages say beside what the CLDR says, which
// node carries (Intl); TAP. A language that is not in the table below is held
// to the CLDR to the letter.
// SPDX-License-Identifier: ISC
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const [render, xsl] = process.argv.slice(2);

// Where we differ on purpose: as (the CLDR's name of what we speak), and what
// it says made into what we say, with the reason.
const others = {
	en: {
		as: 'en-AU',	// day before month, twelve hours
		datetime: [[' at ', ', ']],	// shorter in a table
		word: [['Sept', 'Sep']],	// as wide as the other eleven
	},
	es: {
		datetime: [[' a las ', ', ']],	// 1:05 would want "a la"
	},
	zh: { as: 'zh-Hans' },
};
// A minus is a minus (U+2212), no hyphen, and marks of direction are not seen.
const everywhere = [[/-(?=\d)/, '\u2212'],
    [/[\u200e\u200f\u061c\u2066-\u2069]/g, ''], [/[\u00a0\u202f]/g, ' ']];

const now = Date.UTC(2026, 10, 21, 12, 0, 0);
const days = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(
    (month) => Date.UTC(2026, month, 1 + 2 * month, 3 * month % 24, month));
const hours = [0, 1, 9, 11, 12, 13, 21, 23].map(
    (hour) => Date.UTC(2026, 10, 21, hour, 5));
const minute = 60e3, hour = 60 * minute, day = 24 * hour;
const spans = [['minute', minute, [1, 2, 5, 59]],
    ['hour', hour, [1, 2, 11, 23]], ['day', day, [1, 2, 3, 21, 29]]]
    .flatMap(([unit, length, counts]) => counts.flatMap((count) =>
    [[-count, unit, now - count * length], [count, unit,
    now + count * length]]));
const numbers = ['0', '7', '999', '1000', '1234', '9999', '10000', '12345',
    '123456', '1234567', '123456789', '-3', '-1234', '-98765', '0.5',
    '1234.5', '98765.25'];
const counts = ['0', '1', '2', '3', '4', '5', '10', '11', '12', '14', '20',
    '21', '22', '100', '101', '102', '111', '1000', '1000000', '1000001',
    '2000000', '0.5', '1.5', '2.5'];

const utc = (time) => new Date(time).toISOString().slice(0, 19)
    .replace('T', ' ');
const formatter = (as, options) => {
	const format = new Intl.DateTimeFormat(as,
	    { timeZone: 'UTC', calendar: 'gregory', ...options });
	return (time) => format.format(time);
};

// [kind, what the document holds, what the CLDR says of it]
function questions(as) {
	const long = formatter(as, { dateStyle: 'long' });
	const exact = formatter(as, { dateStyle: 'long', timeStyle: 'short' });
	const ago = new Intl.RelativeTimeFormat(as, { numeric: 'always' });
	const number = new Intl.NumberFormat(as, { maximumFractionDigits: 9 });
	const plural = new Intl.PluralRules(as);
	const short = formatter(as, { month: 'short' });
	const ofYear = formatter(as, { month: 'long', year: 'numeric' });
	const weekday = formatter(as, { weekday: 'long' });
	const name = new Intl.DisplayNames(as, { type: 'language' });
	const base = as.startsWith('en') ? 'en' : as;

	return [
		...days.map((time) => ['date', utc(time), long(time)]),
		...hours.map((time) => ['datetime', utc(time), exact(time)]),
		...spans.map(([count, unit, time]) =>
		    ['ago', utc(time), ago.format(count, unit)]),
		...numbers.map((n) => ['number', n, number.format(n)]),
		...[...numbers, '8.3', '16.7', '-0.1', '99.9'].map((n) =>
		    ['reckoned', n, number.format(n)]),
		...counts.map((n) => ['plural', n, plural.select(Number(n))]),
		...days.map((time, i) =>
		    ['word', `month.short.${i + 1}`, short(time)]),
		...days.map((time, i) => ['month', i + 1, ofYear(time)]),
		...[0, 1, 2, 3, 4, 5, 6].map((i) => ['word', `weekday.${i}`,
		    weekday(Date.UTC(2026, 10, 22 + i))]),
		['name', 'language.name', name.of(base)],
	];
}

function say(language, asked) {
	const said = asked.map(([kind, what]) => {
		const element = kind === 'name' ? 'word' : kind;
		return `<${element}>${what}</${element}>`;
	});
	const page = `<page name="cldr" contract="1" base="" path="/" query=""
	    lang="${language}" dir="ltr" now="${utc(now)}"><said>${
	    said.join('')}</said></page>`;
	const drawn = spawnSync(render, ['-', xsl, 'cldr'],
	    { input: page, encoding: 'utf8' });
	if (drawn.status !== 0 || drawn.stderr)
		throw new Error(drawn.stderr || drawn.error);
	return [...drawn.stdout.matchAll(/<p>(.*?)<\/p>/gs)].map((m) => m[1]);
}

const change = (text, changes) => changes.reduce(
    (changed, [from, to]) => changed.replace(from, to), text);

let count = 0;
function ok(sentence, wrong) {
	console.log(`${wrong.length ? 'not ' : ''}ok ${++count} - ${sentence}`);
	for (const line of wrong)
		console.log(`# ${line}`);
}

const sentences = {
	date: 'dates', datetime: 'hours of a day', ago: 'spans of time',
	number: 'numbers', reckoned: 'numbers that a sheet reckons',
	plural: 'plurals', word: 'months and weekdays',
	month: 'months of a year', name: 'its own name',
};

// Of a word that has forms, each that the language makes and no other.
function forms(language, as) {
	const wanted = new Intl.PluralRules(as).resolvedOptions()
	    .pluralCategories.toSorted().join(' ');
	const wrong = [];

	for (const file of readdirSync(`${xsl}/words/${language}`)) {
		const text = readFileSync(`${xsl}/words/${language}/${file}`,
		    'utf8');
		if (file === 'cldr.xml')
			continue;
		for (const [, key, word] of
		    text.matchAll(/<w key="([^"]*)">(.*?)<\/w>/gs)) {
			const has = [...word.matchAll(/<([a-z]+)>/g)]
			    .map((m) => m[1]).toSorted().join(' ');
			if (has && has !== wanted)
				wrong.push(`${key}: ${has}, not ${wanted}`);
		}
	}
	return wrong;
}

// Of a language that the CLDR does not know there is nothing to compare.
for (const language of readdirSync(`${xsl}/words`)) {
	const { as = language, ...changes } = others[language] ?? {};
	if (!Intl.PluralRules.supportedLocalesOf(as).length) {
		ok(`${language} # SKIP not in this CLDR`, []);
		continue;
	}
	const asked = questions(as), said = say(language, asked);

	for (const kind of Object.keys(sentences)) {
		const wrong = asked.flatMap(([its, what, cldr], i) => {
			const wanted = change(cldr, [...everywhere,
			    ...(changes[kind] ?? [])]);
			const ours = change(said[i] ?? '', everywhere);
			const same = kind === 'name' ?
			    wanted.toLocaleLowerCase(as) ===
			    ours.toLocaleLowerCase(as) : wanted === ours;
			return its === kind && !same ?
			    [`${what}: ${ours}, not ${wanted}`] : [];
		});
		ok(`${language}: ${sentences[kind]}`, wrong);
	}
	ok(`${language}: the forms of its words`, forms(language, as));
	const found = new Intl.Locale(as);
	const { direction } = found.getTextInfo?.() ?? found.textInfo;
	const rtl = readFileSync(`${xsl}/words/${language}/speech.xml`, 'utf8')
	    .includes('dir="rtl"');
	ok(`${language}: its direction`, (direction === 'rtl') === rtl ? [] :
	    [`${direction} in the CLDR`]);
}
console.log(`1..${count}`);
