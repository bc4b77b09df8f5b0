// vnu.mjs: the Nu validator, over many files at once: to start it takes longer
// than to read them all.
// SPDX-License-Identifier: ISC
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { nuMeant } from "./explained.mjs";

const jar = createRequire(import.meta.url).resolve(
    "vnu-jar/build/dist/vnu.jar");

function isMeant(message, file) {
	return nuMeant.some((row) => row.in.test(file) &&
	    row.message.test(message.message));
}

// A map from file to its faults.
export async function vnuFaults(files) {
	const { stderr } = await promisify(execFile)("java", ["-jar", jar,
		"--format", "json", "--exit-zero-always", ...files],
	    { maxBuffer: 1 << 28 });
	const faults = new Map(files.map((file) => [file, []]));

	for (const message of JSON.parse(stderr).messages) {
		const file = decodeURIComponent(
		    new URL(message.url).pathname);
		if (!isMeant(message, file))
			faults.get(file).push(`vnu ${message.lastLine}:${
			    message.lastColumn}: ${message.message}`);
	}
	return faults;
}
