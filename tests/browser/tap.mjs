// tap.mjs: what came out, one line each.
// SPDX-License-Identifier: ISC

let n = 0;
let failed = 0;

export function ok(sentence, faults = []) {
	n += 1;
	if (!faults.length) {
		console.log(`ok ${n} - ${sentence}`);
		return;
	}
	failed += 1;
	console.log(`not ok ${n} - ${sentence}`);
	for (const fault of faults)
		for (const line of String(fault).split("\n"))
			console.log(`# ${line}`);
}

// Neither well nor wrong: why it was not tried.
export function skip(sentence, reason) {
	n += 1;
	console.log(`ok ${n} - ${sentence} # SKIP ${reason}`);
}

export function note(sentence) {
	console.log(`# ${sentence}`);
}

export function done() {
	console.log(`1..${n}`);
	process.exitCode = failed ? 1 : 0;
}
