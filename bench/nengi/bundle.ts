/**
 * Writes nengi 1.27 as one module to the standard output. As shipped it does not start on Node 20 and later (its `esm`
 * loader is older than they are); left out is the native WebSocket server that it asks for and that does not build
 * there either. A program of its own, so that no bundler sits in the memory of the server that is measured.
 */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const NATIVE_SOCKETS = '@clusterws/cws';
const STAND_IN = `\0${NATIVE_SOCKETS}`;

const output = await build({
	configFile: false,
	logLevel: 'silent',
	plugins: [
		{
			name: 'without-native-sockets',
			enforce: 'pre',
			resolveId: (id) => (id === NATIVE_SOCKETS ? STAND_IN : null),
			load: (id) => (id === STAND_IN ? 'export class WebSocketServer {}\nexport const WebSocket = globalThis.WebSocket;' : null),
		},
	],
	ssr: { noExternal: true },
	build: {
		ssr: join(dirname(createRequire(import.meta.url).resolve('nengi/package.json')), 'index-es6.js'),
		write: false,
		minify: false,
		target: 'node24',
	},
});
const [bundle] = Array.isArray(output) ? output : [output];
const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
if (chunk?.type !== 'chunk') throw new Error('nengi could not be bundled');
process.stdout.write(chunk.code);
