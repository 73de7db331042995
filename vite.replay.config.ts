/** How the replay page is built (`npm run replay -- FILE --serve`): a page of its own, so that nothing of it is in the game's. */

import { join } from 'node:path';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import page from './vite.config.ts';

/** It is served as the one page of its address. */
function asIndex(): Plugin {
	return {
		name: 'fray:replay-index',
		enforce: 'post',
		generateBundle(_options, bundle) {
			const html = bundle['replay.html'];
			if (html) html.fileName = 'index.html';
		},
	};
}

export default mergeConfig(
	page,
	defineConfig({
		build: { outDir: '../dist/replay', rolldownOptions: { input: join(import.meta.dirname, 'game-client/replay.html') } },
		plugins: [asIndex()],
	}),
);
