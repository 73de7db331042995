/** Finds and starts Chromium for the tests that look at the page. They call `describeInChromium`. */

import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const PLACES = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const ADVICE = 'install Chromium (Debian, Ubuntu: apt install chromium; macOS: brew install chromium) or set CHROMIUM_PATH to one';

/** Host name under which the page is opened as over plain http from another machine. */
export const PLAIN_HOST = 'phone.test';

/** Renders WebGL in software, the same on every machine, with sound that needs no device, and calls nobody. */
const FLAGS = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--enable-unsafe-swiftshader',
	'--use-gl=angle',
	'--use-angle=swiftshader',
	'--mute-audio',
	// A name that is this machine and no secure place: the page as a phone has it in the local network.
	`--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
];

/** The browser to test with, or undefined when there is none. `CHROMIUM_PATH` goes first. */
export function findChromium(): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const installed = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
	return [process.env.CHROMIUM_PATH ?? '', ...installed, ...PLACES].find((path) => path !== '' && existsSync(path));
}

/** A browser with a fresh profile. Throws, with what to install, when there is none. */
export async function launchChromium(): Promise<Browser> {
	const executablePath = findChromium();
	if (!executablePath) throw new Error(`there is no Chromium: ${ADVICE}`);
	return chromium.launch({ executablePath, headless: true, args: FLAGS });
}

/**
 * A group of tests that share one browser. Without Chromium they are reported as skipped, with what to install; where
 * `CI` is set, that is a failure: nobody would notice that the page is no longer tested.
 */
export function describeInChromium(title: string, tests: (browser: () => Browser) => void): void {
	if (!findChromium()) {
		if (!process.env.CI) describe.skip(`${title} (skipped: ${ADVICE})`, () => it('needs Chromium', () => {}));
		else
			describe(title, () =>
				it('runs in Chromium', () => {
					throw new Error(`there is no Chromium: ${ADVICE}`);
				}),
			);
		return;
	}
	describe(title, function () {
		this.timeout(60_000);
		let browser: Browser | undefined;
		before(async () => {
			browser = await launchChromium();
		});
		after(() => browser?.close());
		tests(() => {
			if (!browser) throw new Error('the browser is there only while tests run: call this inside of one');
			return browser;
		});
	});
}
