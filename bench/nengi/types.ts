/** nengi 1.27 as far as the bench uses it; it has no types of its own. */

import type { EventEmitter } from 'node:events';

/** A client as the server knows it. */
export interface NengiPeer {
	view: { x: number; y: number; halfWidth: number; halfHeight: number };
	/** Numbers of the entities that it was sent last. */
	cacheArr: number[];
}

export interface NengiInstance {
	addEntity(entity: object): void;
	/** A tick: sends a snapshot to everybody. */
	update(): void;
	getNextCommand(): { commands: object[] } | undefined;
	onConnect(
		callback: (client: NengiPeer, data: { fromClient: object }, answer: (response: { accepted: boolean; text: string }) => void) => void,
	): void;
}

export interface NengiEntity {
	nid: number;
	x: number;
	y: number;
	aim: number;
}

export interface NengiClient {
	/** As decoded from the newest snapshot. (Its `entityCache` keeps the values of each entity's first.) */
	latestWorldState: { tick: number; entities: { toArray(): NengiEntity[] } } | null;
	outbound: { clientTick: number; sendCommands(tick: number): void; confirmCommands(tick: number): void };
	connect(url: string, handshake: object): void;
	mockConnect(socket: EventEmitter, handshake: object): void;
	handleMessage(message: object): void;
	onConnect(callback: (response: { accepted: boolean }) => void): void;
	onClose(callback: () => void): void;
	addCommand(command: object): void;
	readNetwork(): unknown;
}

export interface Nengi {
	Instance: new (config: object, web: { mock: EventEmitter }) => NengiInstance;
	Client: new (config: object, interpDelayMs: number) => NengiClient;
	UInt8: number;
	UInt16: number;
	Int8: number;
}
