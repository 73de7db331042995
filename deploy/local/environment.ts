/** Settings that were read, as text again: each process of a cluster is started with those of the command. Used by `deploy/cluster.ts`. */

import type { Environment } from '../../server/environment.ts';

/** Every variable; a range of slots as `1-16`. */
export function settingsOf(environment: Environment): Record<string, string> {
	return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: Environment[keyof Environment]): string {
	return typeof value === 'object' ? `${value.first}-${value.last}` : String(value);
}
