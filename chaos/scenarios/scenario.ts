/** What a scenario is. Each is one file beside this and its line in `registry.ts`. */

import type { Figures, ScenarioName } from '../report.ts';
import type { Stage } from '../stage.ts';

export interface ScenarioSize {
	rooms: number;
	botsPerRoom: number;
	/** How long matches run before anything is done, s: points count after eight. */
	settleSeconds: number;
	/** How long it is looked at, or what happens goes on; each scenario says what. */
	seconds: number;
	/** `stall` only: how long the machine is loaded, s. */
	loadedSeconds: number;
	/** `storm` only: how many join at once, and how many a second after that. */
	atOnce: number;
	perSecond: number;
}

export interface Scenario<N extends ScenarioName> {
	/** In one line, for whoever chooses. */
	about: string;
	processes: number;
	/** What is different from the usual size. */
	usual: Partial<ScenarioSize>;
	run(stage: Stage, size: ScenarioSize): Promise<Figures[N]>;
}
