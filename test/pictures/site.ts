/** The demo on a host of its own, with time that can be stopped. Used by `npm run animation` and `npm run screenshot`. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { build } from 'vite';
import { buildDemo } from '../../server/page/buildDemo.ts';
import { BEND_TIME } from './bentTime.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface Site {
	url: string;
	/** The program that plays by the bots' brain, for `page.evaluate`. */
	player: string;
	close(): void;
}

export async function openSite(): Promise<Site> {
	const folder = mkdtempSync(join(tmpdir(), 'fray-pictures-'));
	await buildDemo(ROOT, folder);
	const assets = join(folder, 'assets');
	const workers = readdirSync(assets).filter((name) => /^worker-.*\.js$/.test(name));
	if (workers.length !== 1) throw new Error(`the demo has ${workers.length} programs of workers in assets/, not one`);
	for (const name of workers) writeFileSync(join(assets, name), BEND_TIME + readFileSync(join(assets, name), 'utf8'));
	const files = sirv(folder);
	const server = createServer((request, response) => files(request, response, () => void response.writeHead(404).end()));
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		player: await buildPlayer(),
		close() {
			server.closeAllConnections();
			server.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function buildPlayer(): Promise<string> {
	const entry = join(import.meta.dirname, 'player.ts');
	const built = await build({
		configFile: false,
		logLevel: 'warn',
		build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'player' } },
	});
	const outputs = Array.isArray(built) ? built : [built];
	const code = outputs.flatMap((result) =>
		'output' in result ? result.output.flatMap((part) => (part.type === 'chunk' ? [part.code] : [])) : [],
	);
	return code.join('\n');
}
