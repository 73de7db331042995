/** A client of no rules: a bare connection to a room that sends what it is told to, whenever it is told. */

import { encode, type Iterator } from '@colyseus/schema';
import { Packr } from 'msgpackr';
import { LightConnection } from '../loadtest/bots/lightConnection.ts';
import { reserveSeat, type SeatReservation } from '../loadtest/bots/matchmake.ts';
import { type FrameValues, InputWriter } from '../loadtest/wire/inputWriter.ts';
import { PROTOCOL_VERSION } from '../schema/protocol.ts';

/** Colyseus's code of a message with a name. */
const ROOM_DATA = 13;
const packr = new Packr({ useRecords: false });
const PATIENCE_MS = 5000;

export interface JoinWish {
	url: string;
	name: string;
	/** To be joined; a private room is opened without one. */
	roomId?: string;
	/** Any match, with strangers. */
	public?: boolean;
	/** Beside the usual options. */
	more?: Readonly<Record<string, unknown>>;
}

export class CheatClient {
	readonly seat: SeatReservation;
	readonly name: string;
	/** The code that the server closed the connection with. */
	closedWith: number | undefined;
	/** Codes of what it answered. */
	readonly answers: number[] = [];
	statesReceived = 0;
	private connection: LightConnection;
	private readonly writer = new InputWriter();

	/** Sits down; resolves with the first state. */
	static async join({ url, name, roomId, public: isPublic, more }: JoinWish): Promise<CheatClient> {
		const options = { protocol: PROTOCOL_VERSION, name, ...(isPublic ? {} : { private: true, bots: 0 }), ...more };
		const way = roomId !== undefined ? 'joinById' : isPublic ? 'joinOrCreate' : 'create';
		return CheatClient.sit(await reserveSeat(url, way, options, roomId), name);
	}

	/** Takes a seat, which may be somebody else's. */
	static async sit(seat: SeatReservation, name: string, token?: string): Promise<CheatClient> {
		const client = new CheatClient(seat, name, token);
		await client.until(() => client.statesReceived > 0 || client.closedWith !== undefined);
		return client;
	}

	private constructor(seat: SeatReservation, name: string, token?: string) {
		this.seat = seat;
		this.name = name;
		this.connection = this.connect(token);
	}

	get roomId(): string {
		return this.seat.roomId;
	}

	/** With it somebody else could take the seat. */
	get token(): string {
		return this.connection.token;
	}

	/** An input frame; returns its bytes, to be sent again. */
	frame(values: FrameValues): Uint8Array {
		const bytes = this.writer.write(values).slice();
		this.connection.send(bytes);
		return bytes;
	}

	/** Anything. */
	raw(bytes: Uint8Array): void {
		this.connection.send(bytes);
	}

	/** A message with a name. */
	message(type: string, content: unknown): void {
		const head = new Uint8Array(type.length + 8);
		const it: Iterator = { offset: 0 };
		head[it.offset++] = ROOM_DATA;
		encode.string(head, type, it);
		this.connection.send(Buffer.concat([head.subarray(0, it.offset), packr.pack(content)]));
	}

	leave(): void {
		this.connection.leave();
	}

	/** The cable is pulled. */
	cut(): void {
		this.connection.cut();
	}

	/** A new connection to the same seat. */
	async comeBack(): Promise<void> {
		const { token } = this;
		this.closedWith = undefined;
		this.statesReceived = 0;
		this.writer.reset();
		this.connection = this.connect(token);
		await this.until(() => this.statesReceived > 0 || this.closedWith !== undefined);
	}

	private connect(token?: string): LightConnection {
		return new LightConnection({
			seat: this.seat,
			token,
			listener: {
				onFrame: () => {
					this.statesReceived++;
				},
				onError: (code) => this.answers.push(code),
				onClose: (code) => {
					this.closedWith = code;
				},
			},
		});
	}

	private async until(condition: () => boolean): Promise<void> {
		for (let waited = 0; !condition(); waited += 5) {
			if (waited > PATIENCE_MS) throw new Error(`${this.name} has been told nothing for ${PATIENCE_MS / 1000} s`);
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
	}
}
