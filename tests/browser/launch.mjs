// launch.mjs: Chromium: the one that has no windows, which takes a third less
// of the processor; where it is not, the one that people have.
// SPDX-License-Identifier: ISC
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const programs = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

export function launch(...more) {
	return chromium.launch({
		executablePath: process.env.CHROMIUM ||
		    programs.find((program) => existsSync(program)),
		args: ["--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking",
			"--disable-component-update", "--disable-sync",
			...more],
	});
}
