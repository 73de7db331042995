/** How busy a core was, whoever kept it so: to tell when something else took the server's time. Linux. */

import { readFileSync } from 'node:fs';

/** Times since the machine started, in ticks of its clock. */
export interface CoreTime {
	busy: number;
	total: number;
}

/** Undefined where the system does not tell. */
export function coreTime(core: number): CoreTime | undefined {
	try {
		return parseCoreTime(readFileSync('/proc/stat', 'utf8'), core);
	} catch {
		return undefined;
	}
}

export function parseCoreTime(stat: string, core: number): CoreTime | undefined {
	const line = stat.split('\n').find((candidate) => candidate.startsWith(`cpu${core} `));
	// user nice system idle iowait irq softirq steal; guests are in user already.
	const [user = 0, nice = 0, system = 0, idle = 0, waiting = 0, ...interrupts] = line?.split(/\s+/).slice(1, 9).map(Number) ?? [];
	const busy = user + nice + system + interrupts.reduce((sum, ticks) => sum + ticks, 0);
	return line === undefined ? undefined : { busy, total: busy + idle + waiting };
}

/** Share of the core that was not the server's; undefined when it cannot be told. */
export function othersShare(from: CoreTime | undefined, to: CoreTime | undefined, serverShare: number): number | undefined {
	if (!from || !to || to.total === from.total) return undefined;
	return Math.max(0, (to.busy - from.busy) / (to.total - from.total) - serverShare);
}
