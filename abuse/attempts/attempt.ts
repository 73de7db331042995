/** What a test client tries, and what is looked at afterwards. */

import type { FoulKind } from '../../rooms/foulPlay.ts';
import type { Command } from '../../sim/command.ts';
import type { World } from '../../sim/world.ts';
import type { Book } from '../book.ts';
import type { CheatClient } from '../cheatClient.ts';

/** What a client wants in its nth frame. */
export type Plan = (n: number) => Omit<Command, 'seen'>;

/** What an attempt has at hand: it knows more than any cheat could. */
export interface Scene {
	url: string;
	cheat: CheatClient;
	world(): World;
	/** The id of a player by their name; 0 when there is none. */
	idOf(name: string): number;
	plan: Plan;
	/** What an honest client says that it shows now, and has received. */
	honest(): { seen: number; received: number };
	/** Sends the frame that an honest client would, with differences. */
	frame(n: number, differences?: Partial<Command> & { received?: number }): Uint8Array;
	note(finding: Finding): void;
	/** Notes of a player, from now on. */
	follow(name: string): Book;
	wait(ms: number): Promise<void>;
}

/** A figure of the server's truth, and what it is held against. */
export interface Finding {
	what: string;
	value: number;
	most?: number;
	least?: number;
}

export interface Attempt {
	/** Short, as the table has it. */
	name: string;
	/** What an honest player of the same hands does beside it. */
	plan: Plan;
	/** What of it only a cheat does: must be counted, and nothing else. */
	fouls: readonly FoulKind[];
	/** Longer than the run's own time, where it takes that to show. */
	seconds?: number;
	/** A victim in the open, behind a wall, or nobody. */
	victim?: 'open' | 'walled';
	/** Hits that it may make, and has to make; not looked at unless said. */
	mostHits?: number;
	leastHits?: number;
	/** Ticks for which a push may be unheard of; as long as a shot may be judged back, unless said. */
	mostUnheardTicks?: number;
	/** It fires something else than the honest player: how often is not compared, only how soon after each shot. */
	fires?: 'otherwise';
	/** Called whenever an honest client would send its nth frame. */
	act(scene: Scene, n: number): void;
	/** Beside that: what is not frames. */
	run?(scene: Scene): Promise<void>;
	/** In a match with strangers instead of a private room. */
	isPublic?: boolean;
	/** It is thrown out: what it does afterwards is not compared. */
	isThrownOut?: boolean;
}
