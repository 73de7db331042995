/** How the demo is built (`npm run build:demo`): the same page, its matches in a worker and no server behind it. */

import { join } from 'node:path';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import page from './vite.config.ts';

/** What index.html says of a page that comes from a server, and what the demo says there. */
const WORDS: readonly (readonly [page: string, demo: string])[] = [
	['<title>Fray</title>', '<title>Fray demo: against bots, in this page</title>'],
	['Type a name, press Play.', 'Type a name, press Play: the demo runs in your browser alone, against bots.'],
	['if that does not help, the server may be down.', 'if that does not help, try another browser.'],
];

function demoWords(): Plugin {
	return {
		name: 'fray:demo-words',
		transformIndexHtml: {
			order: 'pre',
			handler: (html) =>
				WORDS.reduce((text, [ofPage, ofDemo]) => {
					if (!text.includes(ofPage)) throw new Error(`index.html no longer says "${ofPage}": vite.demo.config.ts must follow`);
					return text.replace(ofPage, ofDemo);
				}, html),
		},
	};
}

/** One module is another: the way into a match. */
function demoEntrance(): Plugin {
	let exchanged = false;
	return {
		name: 'fray:demo-entrance',
		enforce: 'pre',
		resolveId(source) {
			if (!source.endsWith('/serverEntrance.ts')) return null;
			exchanged = true;
			return join(import.meta.dirname, 'game-client/demo/pageEntrance.ts');
		},
		buildEnd(error) {
			if (!error && !exchanged) throw new Error('the page no longer imports serverEntrance.ts: vite.demo.config.ts must follow');
		},
	};
}

export default mergeConfig(page, defineConfig({ build: { outDir: '../dist/demo' }, plugins: [demoWords(), demoEntrance()] }));
