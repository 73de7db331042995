/** The wire over Colyseus's SDK: frames, state, events, and the way back after a lost connection. Made by `connect.ts`. */

import type { Room } from '@colyseus/sdk';
import type { ArenaState } from '../schema/ArenaState.ts';
import type { ComplaintAnswer, ComplaintMessage, DriftMessage } from '../schema/complaint.ts';
import { decodeEvents, type EventMessage } from '../schema/eventCodec.ts';
import { type InputFrame, writeFrame } from '../schema/InputFrame.ts';
import { CLIENT_MESSAGES, movedReason, movedTo, PROBLEMS, PROTOCOL_VERSION, SERVER_MESSAGES } from '../schema/protocol.ts';
import type { Command } from '../sim/command.ts';
import { EarlyConnection } from './earlyConnection.ts';
import type { Line } from './lines.ts';
import type { Link, LinkListener, Problem } from './link.ts';
import { createLiveLine, type LiveLine } from './liveLine.ts';
import { addressOf, whereIs } from './whereIs.ts';

export interface ColyseusLinkOptions {
	/** Monotonic, ms: the clock of `ClientSession.frame`. */
	now: () => number;
	/** Called with the token of each new connection: with it a later page comes back to the seat. */
	onToken?: ((token: string) => void) | undefined;
	/** Called when there is nothing to come back to. */
	onEnded?: (() => void) | undefined;
	/** What to suffer from: each way of the line is simulated. */
	line?: Readonly<Line> | undefined;
	/** Where the server is, `http://host:port`: any of its processes knows which has the room now. */
	url: string;
	/** Shown every message as it comes, before it is read. */
	onBytes?: ((bytes: Uint8Array) => void) | undefined;
}

/** Colyseus's code for a seat or a room that is no more. */
const SEAT_GONE = 4003;
/** Close codes after which the SDK makes a new connection by itself. */
const MAY_TRY_RECONNECT = 4010;
/** Told when a try is over before there was a connection. */
const NOT_REACHED = 1006;
/** How the SDK is to try: at once, soon again, then twice a second, for as long as the seat is kept. */
const RETRY = {
	minUptime: 0,
	delay: 0,
	minDelay: 0,
	maxDelay: 500,
	maxRetries: 48,
	backoff: (attempt: number) => (attempt <= 1 ? 0 : Math.min(500, 60 * 2 ** (attempt - 2))),
};

export class ColyseusLink implements Link {
	receivedBytes = 0;
	sentBytes = 0;
	private readonly room: Room<unknown, ArenaState>;
	private listener: LinkListener | undefined;
	private left = false;
	/** Where the room has moved to, as the close of the last connection said. */
	private movedTo: string | undefined;
	/** To where it is about to move to. */
	private early: EarlyConnection | undefined;
	/** It was taken when the last connection was lost: the SDK's next try is made already. */
	private hasChangedOver = false;
	private line: LiveLine | undefined;
	/** Reads a message that has arrived. */
	private readonly receive: (event: MessageEvent) => void;
	private readonly options: ColyseusLinkOptions;

	constructor(room: Room<unknown, ArenaState>, options: ColyseusLinkOptions) {
		this.room = room;
		this.options = options;
		Object.assign(room.reconnection, RETRY);
		this.line = this.newLine();
		this.receive = this.wrapConnection();
		this.wrapReconnect();
		options.onToken?.(room.reconnectionToken);
		room.onStateChange(() => this.listener?.onState(options.now()));
		room.onMessage(SERVER_MESSAGES.events, (message: EventMessage) => {
			const { tick, events } = decodeEvents(message);
			this.listener?.onEvents(tick, events);
		});
		room.onMessage(SERVER_MESSAGES.notice, (words: string) => this.listener?.onNotice(words));
		room.onMessage(SERVER_MESSAGES.complaint, (answer: ComplaintAnswer) => this.listener?.onComplaint(answer));
		room.onMessage(SERVER_MESSAGES.moving, (path: string) => this.goAhead(path));
		room.onDrop((_code, reason) => {
			this.movedTo = movedTo(reason);
			this.lookForEarly();
			this.listener?.onDrop(this.movedTo !== undefined);
		});
		room.onReconnect(() => {
			options.onToken?.(room.reconnectionToken);
			this.listener?.onReturn();
		});
		room.onLeave((code) => {
			this.early?.close();
			// A page that is loaded anew finds its seat again.
			if (code !== PROBLEMS.newVersion) options.onEnded?.();
			if (!this.left) this.listener?.onClosed(explainClose(code));
		});
		room.onError((code, message) => {
			// A connection that could not be made: the next try follows.
			if (code === undefined) return;
			console.warn(`fray: the server answered ${code}: ${message ?? ''}`);
			this.listener?.onRefused(message ?? `The server answered ${code}.`);
		});
	}

	get roomId(): string {
		return this.room.roomId;
	}

	get state(): ArenaState {
		return this.room.state;
	}

	get acknowledged(): number {
		return this.room.input<InputFrame>().lastProcessed;
	}

	listen(listener: LinkListener): void {
		this.listener = listener;
	}

	send(command: Command, knownTick: number): number {
		const handle = this.room.input<InputFrame>();
		writeFrame(command, knownTick, handle.data);
		return handle.send();
	}

	renew(): void {
		this.room.connection.close(MAY_TRY_RECONNECT, 'nothing was heard');
	}

	sendAway(hidden: boolean): void {
		if (this.room.connection.isOpen) this.room.send(CLIENT_MESSAGES.away, { hidden });
	}

	sendTuning(key: string, value: number): void {
		this.room.send(CLIENT_MESSAGES.tune, { key, value });
	}

	sendVote(arenaId: string): void {
		this.room.send(CLIENT_MESSAGES.vote, { arenaId });
	}

	sendComplaint(message: ComplaintMessage): boolean {
		// Without a connection the SDK would keep it for the next one, by when it is about something else.
		if (!this.room.connection.isOpen) return false;
		this.room.send(CLIENT_MESSAGES.complain, message);
		return true;
	}

	sendScreen(piece: Uint8Array): void {
		if (this.room.connection.isOpen) this.room.sendBytes(CLIENT_MESSAGES.screen, piece);
	}

	sendDrift(message: DriftMessage): void {
		if (this.room.connection.isOpen) this.room.send(CLIENT_MESSAGES.drift, message);
	}

	async leave(): Promise<void> {
		this.left = true;
		this.early?.close();
		this.room.reconnection.enabled = false;
		// Without a connection nobody would answer; the seat is given up when nobody comes back to it.
		if (this.room.connection.isOpen) await this.room.leave(true);
	}

	/** The match moves soon: connects where it goes, beside the connection over which it is still played. */
	private goAhead(path: string): void {
		const { room } = this;
		this.early?.close();
		const early = new EarlyConnection(room.connection, {
			path,
			address: addressOf(room.connection.url ?? '', this.options.url, path, room.roomId),
			token: room.reconnectionToken.slice(room.roomId.length + 1),
			line: this.newLine(),
			onSpeaks: () => {
				// The match is there: what comes over the old connection is over.
				if (room.reconnection.isReconnecting) this.changeOver(early, true);
				else early.replace(MAY_TRY_RECONNECT, movedReason(path));
			},
		});
		this.early = early;
	}

	/**
	 * The connection is lost. When that is because the match has moved to where another connection is already, that one is
	 * taken as soon as the SDK has begun to look for a new one; it is not waited for until its timer rings. Lost for another
	 * reason, it is kept: whoever has the match may have let that one in already, and a token works once.
	 */
	private lookForEarly(): void {
		const { early } = this;
		if (early && early.path === this.movedTo) queueMicrotask(() => this.changeOver(early, true));
	}

	/** Takes the other connection, if it stands. `isAwaited`: the SDK is about to try by itself, which is not to be done any more. */
	private changeOver(early: EarlyConnection, isAwaited: boolean): void {
		if (this.early !== early) return;
		this.early = undefined;
		if (this.left || !early.isAlive) {
			early.close();
			return;
		}
		this.hasChangedOver = isAwaited;
		this.line = early.line;
		early.take(this.receive);
	}

	/** Before each new connection: asks which process has the room now, unless the old one has said so. */
	private wrapReconnect(): void {
		const { url } = this.options;
		const { connection } = this.room;
		const reconnect = connection.reconnect.bind(connection);
		const fail = (reason: string, code = NOT_REACHED) => connection.events.onclose?.({ code, reason });
		connection.reconnect = (params) => {
			if (this.left) return;
			if (this.hasChangedOver) {
				this.hasChangedOver = false;
				return;
			}
			const told = this.movedTo;
			this.movedTo = undefined;
			const place = told ? Promise.resolve({ path: told, protocol: PROTOCOL_VERSION }) : whereIs(url, this.room.roomId);
			place.then(
				(found) => {
					const { early } = this;
					if (this.hasChangedOver) this.hasChangedOver = false;
					else if (!found) fail('there is no such match any more', SEAT_GONE);
					else if (found.protocol !== PROTOCOL_VERSION) fail('the server has a newer version', PROBLEMS.newVersion);
					else if (early?.isAlive && early.path === found.path) this.changeOver(early, false);
					else {
						early?.close();
						this.early = undefined;
						connection.url = addressOf(connection.url ?? '', url, found.path, this.room.roomId);
						reconnect(params);
					}
				},
				(error: Error) => fail(error.message),
			);
		};
	}

	/** Counts what passes, and lets it pass through the simulated line where there is one. Returns what reads a message that has arrived. */
	private wrapConnection(): (event: MessageEvent) => void {
		const { connection } = this.room;
		const read = connection.events.onmessage;
		const receive = (event: MessageEvent) => {
			this.receivedBytes += (event.data as ArrayBuffer).byteLength;
			this.options.onBytes?.(new Uint8Array(event.data as ArrayBuffer));
			read?.(event);
		};
		connection.events.onmessage = (event) => {
			if (this.line) this.line.down.carry(() => receive(event), (event.data as ArrayBuffer).byteLength);
			else receive(event);
		};
		const send = connection.send.bind(connection);
		connection.send = (data) => {
			this.sentBytes += data.byteLength;
			if (!this.line) {
				send(data);
				return;
			}
			// The SDK uses its buffer again for the next frame.
			const copy = data.slice();
			this.line.up.carry(() => connection.isOpen && send(copy), copy.byteLength);
		};
		this.room.onDrop(() => this.line?.cut());
		return receive;
	}

	private newLine(): LiveLine | undefined {
		const { line, now } = this.options;
		return line && createLiveLine(line, now);
	}
}

/** What a close means for a player. */
function explainClose(code: number): Problem {
	const name = `closed-${code}`;
	if (code === PROBLEMS.matchFailed)
		return { code: name, message: 'An error on the server ended this match. Its record was kept for us. Join another one.' };
	if (code === PROBLEMS.awayTooLong)
		return { code: name, message: 'You were away for a while, so your seat went to somebody else. Join again.' };
	if (code === PROBLEMS.newVersion) return { code: name, message: 'The game has a new version. Load the page again.' };
	if (code === 4001) return { code: name, message: 'The server is restarting. Join again in a few seconds.' };
	if (code === 4002) return { code: name, message: 'The server could not understand this page. Reload it and join again.' };
	if (code === SEAT_GONE)
		return { code: name, message: 'The match did not come back: it ended, or your seat was given away. Join another one.' };
	return { code: name, message: 'The connection to the match is gone. Check your network and join again.' };
}
