/** One's own place in a party: who is in it, what one does there, and the way back into it when the connection or its process is gone. Used by the page. */

import type { Room, SeatReservation } from '@colyseus/sdk';
import type { PartyState } from '../schema/PartyState.ts';
import { PARTY_MESSAGES, PARTY_ROOM, PARTY_SEAT, PROBLEMS, PROTOCOL_VERSION } from '../schema/protocol.ts';
import { clientOf } from './clientOf.ts';
import { explainJoin } from './explainJoin.ts';
import { JoinError } from './joinError.ts';
import { failedByChance, keepTrying, REAL_TIME } from './keepTrying.ts';
import type { Problem } from './link.ts';
import { requestSeat, type SeatStore, sitDown } from './sitDown.ts';

export type { SeatReservation };

export interface PartyOptions {
	/** Where the server is, `http://host:port`. */
	url: string;
	/** Of the link; whoever begins a party has none. */
	code?: string | undefined;
	/** Known to this page alone, 16 letters at least: by it one is the same member when one comes back. */
	member: string;
	name: string;
	modeId: string;
	/** For who one is over many matches. */
	identity?: SeatStore | undefined;
	/** To places of the server, by `measureRoundTrips`. */
	roundTripsMs?: Readonly<Record<string, number>> | undefined;
}

export interface PartyMember {
	name: string;
	self: boolean;
	leader: boolean;
	ready: boolean;
	playing: boolean;
	here: boolean;
}

export interface PartyListener {
	/** Somebody came, went or did something; or the connection did. */
	onChange(): void;
	/** The leader has begun: a seat in the match is kept. */
	onSeat(seat: SeatReservation): void;
	/** What was asked for is not done, and why in words. */
	onRefused(why: string): void;
	/** The party is over for this page. */
	onClosed(problem: Problem): void;
}

/** A seat that the party is asked for comes within this, ms; the search itself is quicker. */
const SEAT_MS = 2000;

export class Party {
	/** Without a connection, and on the way back. */
	returning = false;
	private room: Room<unknown, PartyState>;
	private readonly options: PartyOptions;
	private listener: PartyListener | undefined;
	private left = false;
	private seatWanted: ((seat: SeatReservation) => void) | undefined;
	private playing = false;

	/** Begins a party, or comes into that of `code`. Throws a `JoinError`. */
	static async enter(options: PartyOptions): Promise<Party> {
		try {
			return new Party(await connect(options), options);
		} catch (error) {
			throw new JoinError(explainJoin(error));
		}
	}

	private constructor(room: Room<unknown, PartyState>, options: PartyOptions) {
		this.room = room;
		this.options = { ...options, code: room.state.code };
		this.follow(room);
	}

	listen(listener: PartyListener): void {
		this.listener = listener;
	}

	get code(): string {
		return this.room.state.code;
	}

	get modeId(): string {
		return this.room.state.modeId;
	}

	/** Where it stands in the line before a full server; undefined when it does not. */
	get place(): { position: number; expectedMs?: number } | undefined {
		const { position, expectedSeconds } = this.room.state;
		if (position === 0) return undefined;
		return expectedSeconds === 0 ? { position } : { position, expectedMs: expectedSeconds * 1000 };
	}

	get searching(): boolean {
		return this.room.state.searching;
	}

	/** In the order of their coming. */
	get members(): PartyMember[] {
		return Array.from(this.room.state.members.values(), ({ name, sessionId, leader, ready, playing, here }) => ({
			name,
			self: sessionId === this.room.sessionId,
			leader,
			ready,
			playing,
			here,
		}));
	}

	get self(): PartyMember | undefined {
		return this.members.find(({ self }) => self);
	}

	setName(name: string): void {
		this.options.name = name;
		this.tell(PARTY_MESSAGES.name, { name });
	}

	setReady(ready: boolean): void {
		this.tell(PARTY_MESSAGES.ready, { ready });
	}

	/** Whether this page plays in the party's match. */
	setPlaying(playing: boolean): void {
		this.playing = playing;
		this.tell(PARTY_MESSAGES.playing, { playing });
	}

	/** Only the leader's choice counts. */
	setMode(modeId: string): void {
		this.tell(PARTY_MESSAGES.mode, { mode: modeId });
	}

	/** The leader begins; where the party has a match, one comes into it. The seat comes by `onSeat`. */
	play(): void {
		this.tell(PARTY_MESSAGES.play, {});
	}

	/** The leader gives the search up. */
	stop(): void {
		this.tell(PARTY_MESSAGES.stop, {});
	}

	/** Another seat beside the others: the one that was kept is gone. Rejects when none comes. */
	seatAgain(): Promise<SeatReservation> {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => reject(failedByChance('the party gave no seat')), SEAT_MS);
			this.seatWanted = (seat) => {
				clearTimeout(timer);
				this.seatWanted = undefined;
				resolve(seat);
			};
			this.play();
		});
	}

	async leave(): Promise<void> {
		if (this.left) return;
		this.left = true;
		if (!this.returning) await this.room.leave();
	}

	private tell(type: string, message: object): void {
		// While there is no connection it would be lost: who comes back says again what lasts.
		if (!this.returning) this.room.send(type, message);
	}

	private follow(room: Room<unknown, PartyState>): void {
		room.onStateChange(() => this.listener?.onChange());
		room.onMessage(PARTY_SEAT, (seat: SeatReservation) => {
			if (this.seatWanted) this.seatWanted(seat);
			else this.listener?.onSeat(seat);
		});
		room.onError((_code, message) => this.listener?.onRefused(message ?? 'The party did not do that.'));
		room.onLeave((code) => {
			if (this.left) return;
			if (code === PROBLEMS.memberElsewhere) {
				this.close({ code: `closed-${code}`, message: 'Your party is open in another tab.' });
			} else void this.comeBack();
		});
	}

	private async comeBack(): Promise<void> {
		this.returning = true;
		this.listener?.onChange();
		try {
			const room = await connect(this.options);
			this.returning = false;
			if (this.left) {
				await room.leave();
				return;
			}
			this.room = room;
			this.follow(room);
			if (this.playing) this.setPlaying(true);
			this.listener?.onChange();
		} catch (error) {
			this.close(explainJoin(error));
		}
	}

	private close(problem: Problem): void {
		this.left = true;
		this.listener?.onClosed(problem);
	}
}

async function connect({ url, code, member, name, modeId, identity, roundTripsMs = {} }: PartyOptions): Promise<Room<unknown, PartyState>> {
	const client = clientOf(url);
	const wanted = { protocol: PROTOCOL_VERSION, name, mode: modeId, member, roundTripsMs, ...(code === undefined ? {} : { code }) };
	return keepTrying(async () => {
		const room = (await sitDown(client, await requestSeat(client, 'joinOrCreate', PARTY_ROOM, wanted, { identity }))) as Room<
			unknown,
			PartyState
		>;
		// Coming back by itself leads to the same process: here it may be another.
		room.reconnection.enabled = false;
		if (!room.state?.code) await new Promise<void>((resolve) => room.onStateChange.once(() => resolve()));
		return room;
	}, REAL_TIME);
}
