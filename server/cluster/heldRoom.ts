/** A room that runs here and is kept in Redis: what of it is new since the last beat. Used by `Keeper`. */

import type { KeptRoom } from '../../rooms/continuity.ts';
import { encodeImage } from './imageCodec.ts';
import type { RoomNews, RoomWord } from './store.ts';

/** A new image comes so often, ms: a restart runs at most so many ticks again. */
const IMAGE_EVERY_MS = 1000;
/** Images may take this share of the time: those of a room of hundreds come less often. */
const IMAGE_SHARE = 0.02;
const NONE = new Uint8Array(0);

export class HeldRoom {
	readonly room: KeptRoom;
	readonly epoch: number;
	roomName: string;
	/** Whether Redis knows it. */
	registered: boolean;
	/** Whether a beat that named it was answered well: from then on each does, and this process's lease is the room's. */
	isInBeats = false;
	/**
	 * Until when nobody can have taken it, before it is in beats, ms: the lease that this process had when it asked for the
	 * room. Only a beat that came before keeps others away from it.
	 */
	provenUntilMs: number;
	/** On its way to another process, though still played here. */
	isMoving = false;
	/** Being given away: whose it is, is not this process's to say any more. */
	isLeaving = false;
	/** Its line in the list of rooms, as it was written last. */
	listing = '';
	#imageDue = true;
	#seatsDue = true;
	#imageAtMs = Number.NEGATIVE_INFINITY;
	#imageMs = 0;
	#tailLength = 0;
	#sent = 0;

	constructor(
		room: KeptRoom,
		{ epoch, roomName, registered, provenUntilMs }: Pick<HeldRoom, 'epoch' | 'roomName' | 'registered' | 'provenUntilMs'>,
	) {
		this.room = room;
		this.epoch = epoch;
		this.roomName = roomName;
		this.registered = registered;
		this.provenUntilMs = provenUntilMs;
	}

	noteMatch(): void {
		this.#imageDue = true;
	}

	noteSeats(): void {
		this.#seatsDue = true;
	}

	/** Nothing of it is in Redis any more. */
	startAnew(): void {
		this.#imageDue = true;
		this.#seatsDue = true;
	}

	/** Redis has been away for long: what came in meanwhile is let go, the next image has it. */
	letGo(): void {
		this.room.takeTail();
		this.#imageDue = true;
	}

	image(rulesHash: string): Uint8Array {
		return encodeImage({ ...this.room.image(), rulesHash });
	}

	seats(): string {
		return JSON.stringify(this.room.seats());
	}

	/** All that is new. Whoever asks hands it over, and says by `note` what came of it. */
	news(rulesHash: string, nowMs: number, clock: () => number): RoomNews {
		const { room, epoch } = this;
		const everyMs = Math.max(IMAGE_EVERY_MS, this.#imageMs / IMAGE_SHARE);
		let image: Uint8Array = NONE;
		if (this.#imageDue || nowMs - this.#imageAtMs >= everyMs) {
			const begunMs = clock();
			image = this.image(rulesHash);
			room.beginTail();
			this.#imageMs = clock() - begunMs;
			this.#imageAtMs = nowMs;
			this.#imageDue = false;
			this.#tailLength = 0;
		}
		const tail = image.length > 0 ? NONE : room.takeTail();
		const seats = this.#seatsDue ? this.seats() : '';
		this.#seatsDue = false;
		this.#sent = tail.length;
		return { roomId: room.roomId, epoch, image, seats, tailLength: this.#tailLength, tail };
	}

	note(word: RoomWord): void {
		if (word === 'ok' || word === 'again') this.isInBeats = true;
		if (word === 'ok') this.#tailLength += this.#sent;
		else if (word === 'again') this.#imageDue = true;
	}
}
