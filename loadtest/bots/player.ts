/** Somebody at play over the network, as a participant of the load test drives them: an SDK client or a light one. */

import type { LineName } from '../../netcode/lines.ts';

/** What is counted at a single client. */
export interface PlayerListener {
	/** From sending a frame to the state that contains it. */
	onLatency(ms: number): void;
	/** Between two state frames. */
	onPatchInterval(ms: number): void;
	/** The connection was lost, and stands again. */
	onDrop(): void;
	onReturn(): void;
	/** Something that must not happen; the bot plays on if it can. */
	onError(cause: string): void;
}

export interface PlayerOptions {
	url: string;
	name: string;
	seed: number;
	mode: string;
	map?: string | undefined;
	/** A room of one's own to open, an id of one to join; otherwise whichever the server chooses. */
	room: { open: true } | { id: string } | undefined;
	line?: LineName | undefined;
	/** Walks to the middle of the map. */
	gathers: boolean;
	listener: PlayerListener;
	/** Shown every message as it comes; SDK clients only. */
	onBytes?: ((bytes: Uint8Array) => void) | undefined;
}

export interface Player {
	readonly roomId: string;
	/** Brings it to this instant of `performance.now`; sends what is due. */
	play(nowMs: number): void;
	/** Why its match is over for it; undefined while it plays. */
	readonly lostBy: string | undefined;
	readonly receivedBytes: number;
	readonly sentBytes: number;
	readonly statesReceived: number;
	readonly framesAcknowledged: number;
	/** Stops reading its socket, and reads on; false when this kind of client cannot. */
	setReading(isReading: boolean): boolean;
	/** Pulls the cable; it comes back by itself. False when this kind of client cannot. */
	cut(): boolean;
	/** Resolves when it has left. */
	leave(): Promise<void>;
}
