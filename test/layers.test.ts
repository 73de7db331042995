/** Holds the layers of the architecture: who may import whom, and what keeps the rules the same on every engine. */

import assert from 'node:assert/strict';
import { findIn, parseSource, readSources } from './sources.ts';

interface Layer {
	/** Other layers that it may import. */
	layers: readonly string[];
	packages: readonly string[];
	node: boolean;
}

const LAYERS: Readonly<Record<string, Layer>> = {
	sim: { layers: [], packages: [], node: false },
	schema: { layers: ['sim'], packages: ['@colyseus/schema'], node: false },
	rooms: { layers: ['sim', 'schema'], packages: ['@colyseus/core', '@colyseus/schema', 'zod'], node: false },
	server: {
		layers: ['sim', 'schema', 'rooms', 'package.json'],
		packages: [
			'@colyseus/core',
			'@colyseus/ws-transport',
			'@colyseus/redis-presence',
			'@colyseus/redis-driver',
			'glicko2-lite',
			'ioredis',
			'msgpackr',
			'prom-client',
			'sirv',
			'uqr',
			'vite',
			'ws',
		],
		node: true,
	},
	netcode: { layers: ['sim', 'schema'], packages: ['@colyseus/sdk', '@colyseus/schema', '@colyseus/schema/input'], node: false },
	'game-client': { layers: ['sim', 'schema', 'netcode'], packages: ['phaser', '@fontsource-variable/archivo', 'vite'], node: false },
	balance: { layers: ['sim'], packages: [], node: true },
	loadtest: {
		layers: ['sim', 'schema', 'netcode'],
		packages: ['@colyseus/sdk', '@colyseus/schema', '@colyseus/loadtest', 'd3-hierarchy', 'msgpackr', 'uplot', 'ws', 'zod'],
		node: true,
	},
	// Nobody imports it. Beside Fray's way of sending it runs others', each with its own packages.
	bench: {
		layers: ['sim', 'schema', 'rooms', 'netcode'],
		packages: [
			'@colyseus/core',
			'@colyseus/schema',
			'@colyseus/sdk',
			'@colyseus/ws-transport',
			'socket.io',
			'socket.io-client',
			'vite',
			'ws',
		],
		node: true,
	},
	// Its clients are the game's own; the server of a run, its truth and the looks of the page are the load test's. Beside them it runs a stock room.
	netcodelab: {
		layers: ['sim', 'schema', 'netcode', 'loadtest'],
		packages: ['uplot', '@colyseus/core', '@colyseus/schema', '@colyseus/sdk', '@colyseus/ws-transport'],
		node: true,
	},
	// `chaos/` starts the same cluster.
	deploy: { layers: ['server'], packages: [], node: true },
	chaos: { layers: ['sim', 'schema', 'netcode', 'loadtest', 'server', 'deploy'], packages: ['ioredis'], node: true },
	// Nobody imports it. Its server is in the same process, so that its truth can be read; its sockets are real.
	abuse: {
		layers: ['sim', 'schema', 'rooms', 'server', 'loadtest'],
		packages: ['@colyseus/schema', 'msgpackr'],
		node: true,
	},
	// Nobody imports these: they write the tables of the documentation.
	docs: { layers: ['sim', 'rooms', 'game-client', 'server', 'loadtest', 'netcodelab'], packages: [], node: true },
};

const sourcesOf = Object.fromEntries(Object.keys(LAYERS).map((name) => [name, readSources(name)]));

describe('layers', () => {
	for (const [name, { layers, packages, node }] of Object.entries(LAYERS)) {
		const allowed = new Set([`${name}/`, ...layers.map((layer) => (layer.includes('.') ? layer : `${layer}/`)), ...packages]);
		it(`${name}/ imports only ${[...layers, ...packages, ...(node ? ['Node'] : [])].join(', ') || 'itself'}`, () => {
			const wrong = (sourcesOf[name] ?? []).flatMap(({ path, imports }) =>
				imports
					.filter((target) => !allowed.has(target) && !(node && target.startsWith('node:')))
					.map((target) => `${path} imports ${target}`),
			);
			assert.deepEqual(wrong, []);
		});
	}

	it('the environment is read in one place', () => {
		const others = Object.values(sourcesOf)
			.flat()
			.filter(({ path }) => path !== 'server/environment.ts');
		assert.deepEqual(findIn(others, /\bprocess\.env\b|import\.meta\.env\b/g), []);
	});

	it('netcode/ needs no page', () => {
		assert.deepEqual(findIn(sourcesOf.netcode ?? [], /\b(?:document|window|localStorage|sessionStorage|navigator)\b[.[]/g), []);
	});
});

describe('the rules are the same on every engine', () => {
	const sim = sourcesOf.sim ?? [];

	it('sim/ uses only what IEEE 754 rounds the same everywhere', () => {
		const safe = 'abs|ceil|floor|round|trunc|min|max|sqrt|sign|imul|fround|clz32|PI';
		assert.deepEqual(findIn(sim, new RegExp(`\\bMath\\b(?!\\.(?:${safe})\\b)[^\\n]{0,20}|\\*\\*`, 'g')), []);
	});

	it('sim/ knows no clock, no chance, no machine', () => {
		const names = 'Date|performance|setTimeout|setInterval|setImmediate|queueMicrotask|crypto|process|globalThis|console|navigator|Intl';
		assert.deepEqual(findIn(sim, new RegExp(`(?<![.\\w'"])(?:${names})(?=[.(\\[])`, 'g')), []);
	});

	it('sim/ sorts with a stated order and by no locale', () => {
		assert.deepEqual(findIn(sim, /\.(?:sort|toSorted)\(\)|\.(?:localeCompare|toLocale\w*)\(/g), []);
	});
});

describe('the scanner behind these tests', () => {
	it('sees every way to import, and no import in a comment', () => {
		const text = `import './a.ts';
import type { B } from '../schema/b.ts';
import c, { type D } from '@colyseus/sdk/debug';
export * from 'node:fs';
const lazy = await import('vite');
type E = import('../rooms/e.ts').E;
// import '../server/commented.ts'
const url = 'http://example.org/*'; /* import '../server/too.ts' */`;
		const { imports } = parseSource('sim/x.ts', text);
		assert.deepEqual(imports, ['sim/', 'schema/', '@colyseus/sdk', 'node:fs', 'vite', 'rooms/']);
	});

	it('names file and line of what it finds', () => {
		assert.deepEqual(findIn([parseSource('sim/x.ts', '// Math.sin\nconst y = Math.sin(1);')], /Math\.sin/g), ['sim/x.ts:2 Math.sin']);
	});
});
