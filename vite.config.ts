/** How the page is built (`npm run build`, `npm start`) and served while one works on it (`npm run dev`). */

import { defineConfig } from 'vite';

export default defineConfig({
	root: 'game-client',
	base: './',
	clearScreen: false,
	// The page imports the rules, which lie beside it.
	server: { fs: { allow: ['..'] } },
	build: {
		target: 'es2022',
		emptyOutDir: true,
		// Phaser is one large file, kept apart so that a new version of the game does not fetch it again.
		chunkSizeWarningLimit: 2_000,
		rolldownOptions: {
			checks: { bundlerTimings: false },
			output: { codeSplitting: { groups: [{ name: 'phaser', test: /node_modules[\\/]phaser/ }] } },
		},
	},
});
