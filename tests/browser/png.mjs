// png.mjs: a screenshot: its colours; and as a PNG of at most 256 of them, a
// third as large.
// SPDX-License-Identifier: ISC
import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from("89504e470d0a1a0a", "hex");

function* chunks(png) {
	for (let at = 8; at < png.length;) {
		const length = png.readUInt32BE(at);

		yield { type: png.toString("latin1", at + 4, at + 8),
			bytes: png.subarray(at + 8, at + 8 + length) };
		at += length + 12;
	}
}

// PNG, "Filter type 4: Paeth".
function paeth(left, above, corner) {
	const guess = left + above - corner;
	const [a, b, c] = [left, above, corner].map((one) =>
	    Math.abs(guess - one));

	return a <= b && a <= c ? left : b <= c ? above : corner;
}

const filters = [
	() => 0,
	(left) => left,
	(left, above) => above,
	(left, above) => (left + above) >> 1,
	paeth,
];

// The pixels of a screenshot: 8 bits a channel, not interlaced.
function read(png) {
	const parts = [...chunks(png)];
	const head = parts.find((part) => part.type === "IHDR").bytes;
	const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
	const deep = head[9] === 6 ? 4 : 3;
	const raw = inflateSync(Buffer.concat(parts.filter((part) =>
	    part.type === "IDAT").map((part) => part.bytes)));
	const row = width * deep;
	const pixels = Buffer.alloc(row * height);

	for (let y = 0; y < height; y += 1) {
		const filter = filters[raw[y * (row + 1)]];

		for (let x = 0; x < row; x += 1) {
			const at = y * row + x;
			const left = x < deep ? 0 : pixels[at - deep];
			const above = y ? pixels[at - row] : 0;
			const corner = y && x >= deep ?
			    pixels[at - row - deep] : 0;

			pixels[at] = raw[y * (row + 1) + 1 + x] +
			    filter(left, above, corner);
		}
	}
	return { width, height, deep, pixels };
}

// Each colour, and how much of the picture it is, from 0 to 1.
export function colours(png) {
	const { width, height, deep, pixels } = read(png);
	const counts = new Map();

	for (let at = 0; at < pixels.length; at += deep) {
		const colour = pixels.readUIntBE(at, 3);

		counts.set(colour, (counts.get(colour) || 0) + 1);
	}
	return [...counts].map(([colour, count]) => ({
		rgb: [colour >> 16, (colour >> 8) & 255, colour & 255],
		share: count / (width * height) }));
}

// Colours that differ by less than one sees are one; the 256 commonest stay.
function palette({ pixels, deep }) {
	const found = new Map();

	for (let at = 0; at < pixels.length; at += deep) {
		const key = pixels.readUIntBE(at, 3) & 0xf8f8f8;
		const one = found.get(key) || { count: 0, colours: new Map() };
		const colour = pixels.readUIntBE(at, 3);

		one.count += 1;
		one.colours.set(colour, (one.colours.get(colour) || 0) + 1);
		found.set(key, one);
	}
	return [...found.values()].sort((a, b) => b.count - a.count)
		.slice(0, 256).map((one) => [...one.colours]
		.sort((a, b) => b[1] - a[1])[0][0]);
}

function nearest(few, colour) {
	let best = 0;
	let least = Infinity;

	few.forEach((other, i) => {
		let far = 0;

		for (const shift of [0, 8, 16])
			far += (((other >> shift) & 255) -
			    ((colour >> shift) & 255)) ** 2;
		if (far < least)
			[best, least] = [i, far];
	});
	return best;
}

function chunk(type, bytes) {
	const named = Buffer.concat([Buffer.from(type, "latin1"), bytes]);
	const out = Buffer.alloc(named.length + 8);

	out.writeUInt32BE(bytes.length, 0);
	named.copy(out, 4);
	out.writeUInt32BE(crc32(named), named.length + 4);
	return out;
}

export function shrink(png) {
	const { width, height, deep, pixels } = read(png);
	const few = palette({ pixels, deep });
	const known = new Map();
	const rows = Buffer.alloc((width + 1) * height);
	const head = Buffer.alloc(13);

	for (let i = 0; i < width * height; i += 1) {
		const colour = pixels.readUIntBE(i * deep, 3);

		if (!known.has(colour))
			known.set(colour, nearest(few, colour));
		rows[i + Math.floor(i / width) + 1] = known.get(colour);
	}
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 3, 0, 0, 0], 8);		// 8 bits, a palette
	return Buffer.concat([signature, chunk("IHDR", head),
		chunk("PLTE", Buffer.concat(few.map((colour) =>
		    Buffer.from([colour >> 16, (colour >> 8) & 255,
			colour & 255])))),
		chunk("IDAT", deflateSync(rows, { level: 9 })),
		chunk("IEND", Buffer.alloc(0))]);
}
