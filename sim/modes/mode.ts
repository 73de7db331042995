/** What a mode decides: who gets points for what, what there is to fight over, which numbers differ, what the HUD shows. */

import type { Arena, ArenaUse, Spawn } from '../arena.ts';
import type { Command } from '../command.ts';
import type { ObjectiveSpec } from '../objective.ts';
import type { Player } from '../player.ts';
import type { Sight } from '../sight.ts';
import type { TuningValues } from '../tuning.ts';
import type { World } from '../world.ts';

/** What the HUD shows of a match, as data: the HUD knows these kinds and no mode. */
export type HudItem =
	/** Where one stands: own points against the best other's, or team against team. `noun` says points of what. */
	| { kind: 'scores'; noun: string }
	/** Who holds an objective (index into the mode's), with the way to it. */
	| { kind: 'objective'; objective: number }
	/** What the own weapon does: damage a second and share of hits, over so many seconds; each hit as a number. */
	| { kind: 'damageRate'; seconds: number };

export interface Mode {
	id: string;
	title: string;
	/** One sentence for the start screen and the HUD. */
	goal: string;
	/** 2: everybody is of one of two teams, which get the points; allies cannot hurt each other. */
	teams: 0 | 2;
	/** Differences from the standard numbers. */
	tuning: TuningValues;
	hud: readonly HudItem[];
	/** For trying things out: play has no end, and nobody is offered it who does not ask by name. */
	practice: boolean;
	/** What kind of maps it is played on. */
	maps: ArenaUse;
	/** Highest number of players of a match, bots included. */
	maxPlayers: number;
	/** What players are sent of each other; left out, everybody. */
	sight?: Readonly<Sight>;
	/** Everybody is told how many are where on the map, and their own rank among all. */
	crowdMap: boolean;
	/** What there is to fight over on a map; throws a RangeError when the map has no place for it. */
	objectives?(arena: Arena): readonly ObjectiveSpec[];
	/** Somebody died while points count; `killer` is undefined when nobody did it, or has left since. */
	onKill?(world: World, victim: Player, killer: Player | undefined): void;
	/** Whether somebody's figures can have come about by these rules: looked at while people play (`sim/invariants.ts`). */
	canHave?(player: Readonly<Player>): boolean;
	/** The end of a tick in which points count. */
	onTick?(world: World): void;
	/** Where somebody's life begins; undefined leaves it to what is safe. */
	spawnOf?(world: World, player: Player): Readonly<Spawn> | undefined;
	/** What a bot does in this mode instead of what it would think of. */
	commandOf?(world: World, bot: Player): Command | undefined;
}

type Usual = 'teams' | 'tuning' | 'hud' | 'practice' | 'maps' | 'maxPlayers' | 'crowdMap';

/** Of a match that does not say otherwise. */
const USUAL_PLAYERS = 16;

/** A mode from what differs from a match of everybody against everybody for nothing. */
export function defineMode(mode: Omit<Mode, Usual> & Partial<Pick<Mode, Usual>>): Mode {
	return {
		teams: 0,
		tuning: {},
		practice: false,
		maps: 'match',
		maxPlayers: USUAL_PLAYERS,
		crowdMap: false,
		hud: [{ kind: 'scores', noun: 'points' }],
		...mode,
	};
}
