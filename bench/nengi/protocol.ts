/** What goes over the wire of the nengi stack, and the bytes of a client that does not listen. */

import { EventEmitter } from 'node:events';
import { type Input, TICK_RATE } from '../workload.ts';
import type { Nengi, NengiClient } from './types.ts';

/** Once in a day: a plain client does not answer pings, and the usual one a tick would double what clients send. */
const PING_TICKS = 24 * 3600 * TICK_RATE;
/** A client's picture is this far in the past, ms: nengi's own setting. */
const INTERP_DELAY_MS = 100;

/** Each client needs classes of its own: nengi writes its protocols into their prototypes. */
export function protocolsOf({ UInt8, UInt16, Int8 }: Nengi) {
	class Player {
		static protocol = {
			x: { type: UInt16, interp: true },
			y: { type: UInt16, interp: true },
			aim: { type: UInt8, interp: true },
			health: UInt8,
		};
		nid = -1;
		x = 0;
		y = 0;
		aim = 0;
		health = 100;
	}
	class Move {
		static protocol = { moveX: Int8, moveY: Int8, aim: UInt8 };
		moveX: number;
		moveY: number;
		aim: number;

		constructor({ moveX, moveY, aim }: Input) {
			this.moveX = moveX;
			this.moveY = moveY;
			this.aim = aim;
		}
	}
	const config = {
		UPDATE_RATE: TICK_RATE,
		HIDE_LOGO: true,
		// For lag compensation, which this workload has no use for.
		USE_HISTORIAN: false,
		PING_PONG_TICK_INTERVAL: PING_TICKS,
		protocols: { entities: [['Player', Player]], localMessages: [], messages: [], commands: [['Move', Move]], basics: [] },
	};
	return { config, Player, Move };
}

export function createClient(nengi: Nengi) {
	const { config, Move } = protocolsOf(nengi);
	const client = new nengi.Client(config, INTERP_DELAY_MS);
	return { client, sendInput: (input: Input) => sendNow(client, new Move(input)) };
}

/** What was added goes at once, rather than with the next call of `update`. */
function sendNow(client: NengiClient, command: object): void {
	const { outbound } = client;
	client.addCommand(command);
	outbound.sendCommands(outbound.clientTick);
	outbound.confirmCommands(outbound.clientTick);
	outbound.clientTick++;
}

/** Bytes of a client that has no socket. */
export class NengiWriter {
	readonly #nengi: Nengi;
	#written: Uint8Array = new Uint8Array(0);
	readonly #sendInput: (input: Input) => void;

	constructor(nengi: Nengi) {
		this.#nengi = nengi;
		const { client, sendInput } = createClient(nengi);
		client.mockConnect(this.#socket(), {});
		this.#sendInput = sendInput;
	}

	handshake(player: number): Uint8Array {
		const socket = this.#socket();
		createClient(this.#nengi).client.mockConnect(socket, { player });
		socket.emit('open');
		return this.#written;
	}

	input(input: Input): Uint8Array {
		this.#sendInput(input);
		return this.#written;
	}

	#socket(): EventEmitter {
		return Object.assign(new EventEmitter(), {
			readyState: 1,
			send: (bytes: Uint8Array) => {
				this.#written = bytes;
			},
		});
	}
}
