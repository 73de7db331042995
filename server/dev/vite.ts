/** The development server of the page, inside our own process and on its port. Used by `npm run dev`. */

import type { Server as HttpServer } from 'node:http';
import { join, sep } from 'node:path';
import { createServer, createServerModuleRunner, type ViteDevServer } from 'vite';
import type { ModuleRunner } from 'vite/module-runner';

/** What rooms are made of: an edit here reloads them. */
const ROOM_SOURCES = ['sim', 'schema', 'rooms'];
/** What the process itself is made of: an edit here needs a new start. */
const PROCESS_SOURCES = ['server'];

export interface DevVite {
	vite: ViteDevServer;
	/** Imports server code through Vite, so that it can be imported anew; packages stay those of this process. */
	runner: ModuleRunner;
}

export interface DevViteOptions {
	root: string;
	http: HttpServer;
	/** Reloads the rooms; the page hears of the edit when it is done, so that it comes back to rooms that are there. */
	reloadRooms(file: string): Promise<void>;
	onProcessEdit(file: string): void;
}

export async function createDevVite({ root, http, reloadRooms, onProcessEdit }: DevViteOptions): Promise<DevVite> {
	const isIn = (folders: readonly string[], file: string) => folders.some((folder) => file.startsWith(join(root, folder) + sep));
	const vite = await createServer({
		configFile: join(root, 'vite.config.ts'),
		root: join(root, 'game-client'),
		logLevel: 'warn',
		appType: 'spa',
		server: { middlewareMode: true, ws: { server: http } },
		plugins: [
			{
				name: 'fray:rooms-first',
				// Asked once for each environment (the page, the rooms), before any of them is told.
				async hotUpdate({ file }) {
					if (this.environment.name === 'client' && isIn(ROOM_SOURCES, file)) await reloadRooms(file);
				},
			},
		],
	});
	vite.watcher.add([...ROOM_SOURCES, ...PROCESS_SOURCES].map((folder) => join(root, folder)));
	vite.watcher.on('change', (file) => {
		if (isIn(PROCESS_SOURCES, file)) onProcessEdit(file);
	});
	return { vite, runner: createServerModuleRunner(vite.environments.ssr, { hmr: false }) };
}
