/** The stacks of the bench, by name. A process loads only the one that it runs. */

import type { Stack } from '../stack.ts';

const LOADERS = {
	fray: async () => (await import('./fray.ts')).stack,
	'colyseus-broadcast': async () => (await import('./colyseusBroadcast.ts')).stack,
	'colyseus-stateview': async () => (await import('./colyseusStateview.ts')).stack,
	nengi: async () => (await import('./nengi.ts')).stack,
	'socketio-json': async () => (await import('./socketioJson.ts')).stack,
	'ws-raw': async () => (await import('./wsRaw.ts')).stack,
	'ws-raw-one-buffer': async () => (await import('./wsRawOneBuffer.ts')).stack,
} satisfies Record<string, () => Promise<Stack>>;

export type StackId = keyof typeof LOADERS;
export const STACK_IDS = Object.keys(LOADERS) as StackId[];

export function loadStack(id: StackId): Promise<Stack> {
	return LOADERS[id]();
}
