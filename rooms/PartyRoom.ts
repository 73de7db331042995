/**
 * Up to four people who play together: they meet here, sit down in the same match, and are still together after it. A
 * party lives in one process, its members may play in any. Nothing of it is kept: when its process ends, its members
 * open it again under the same code, the first who comes leads it.
 */

import { type Client, CloseCode, Room, type RoomException, ServerError } from '@colyseus/core';
import { z } from 'zod';
import { type PartyMember, PartyState } from '../schema/PartyState.ts';
import { PARTY_MESSAGES, PARTY_SEAT, PARTY_SIZE, PROBLEMS, PROTOCOL_VERSION } from '../schema/protocol.ts';
import { MODES } from '../sim/modes/registry.ts';
import type { Seeker } from './matchmaking/group.ts';
import { PartyMatch } from './matchmaking/partyMatch.ts';
import { worstRoundTrips } from './matchmaking/searchOptions.ts';
import { checked, refuse } from './messages.ts';
import { PartyMembers } from './partyMembers.ts';
import { type PartyOptions, readPartyOptions } from './partyOptions.ts';
import { cleanName, readRoomOptions } from './roomOptions.ts';
import { roomServices } from './roomServices.ts';

/** Who lost the connection is missed this long, ms. */
const MISSED_MS = 20_000;
const MAX_MESSAGES_PER_SECOND = 20;
/** Between two seats for the same connection, ms. */
const COME_AGAIN_MS = 500;
/** Between looks at where a search stands in line. */
const SHOW_PLACE_MS = 500;
/** Connections beside those of the members: one that comes back before its old one is known to be gone. */
const SPARE_CONNECTIONS = 4;

const Name = z.object({ name: z.string().max(200) });
const Ready = z.object({ ready: z.boolean() });
const Mode = z.object({ mode: z.string().max(40) });
const Playing = z.object({ playing: z.boolean() });
const Nothing = z.object({}).optional();

export class PartyRoom extends Room<{ state: PartyState }> {
	override maxClients = PARTY_SIZE + SPARE_CONNECTIONS;
	override maxMessagesPerSecond = MAX_MESSAGES_PER_SECOND;
	override patchRate = 50;
	override state = new PartyState();

	override messages = {
		[PARTY_MESSAGES.name]: checked('name', Name, (client, { name }) => this.change(client, (member) => (member.name = cleanName(name)))),
		[PARTY_MESSAGES.ready]: checked('ready', Ready, (client, { ready }) => this.change(client, (member) => (member.ready = ready))),
		[PARTY_MESSAGES.playing]: checked('playing', Playing, (client, { playing }) => this.setPlaying(client, playing)),
		[PARTY_MESSAGES.mode]: checked('mode', Mode, (client, { mode }) => this.choose(client, mode)),
		[PARTY_MESSAGES.play]: checked('play', Nothing, (client) => void this.play(client).catch((error) => this.failToPlay(client, error))),
		[PARTY_MESSAGES.stop]: checked('stop', Nothing, (client) => this.stop(client)),
		_: (client: Client, type: string | number) => refuse(client, `there is no message "${String(type).slice(0, 40)}"`),
	};

	private readonly members = new PartyMembers(this.state);
	/** When connections last asked for a seat beside the others, ms. */
	private readonly cameMs = new Map<string, number>();
	private readonly match = new PartyMatch();

	static override async onAuth(_token: string, raw: unknown): Promise<PartyOptions> {
		return readPartyOptions(raw);
	}

	/** `code` is the server's own: a client that brings one only ever gets into the party that has it. */
	override onCreate({ code, mode }: { code: string; mode: string }): void {
		this.state.code = code;
		this.state.modeId = mode;
		this.match.party = code;
		this.clock.setInterval(() => this.showPlace(), SHOW_PLACE_MS);
		void this.setPrivate(true);
		void this.setMetadata({ code });
	}

	override onJoin(client: Client, _options: unknown, auth: PartyOptions): void {
		const before = this.members.enter(client.sessionId, auth);
		this.clients.find(({ sessionId }) => sessionId === before)?.leave(PROBLEMS.memberElsewhere, 'the party is open elsewhere');
	}

	override onLeave(client: Client, code: number): void {
		this.cameMs.delete(client.sessionId);
		const member = this.members.of(client.sessionId);
		if (!member) return;
		if (code === CloseCode.CONSENTED) {
			this.remove(member);
			return;
		}
		this.members.miss(member);
		this.clock.setTimeout(() => !member.here && this.remove(member), MISSED_MS);
	}

	override onDispose(): void {
		this.match.stop();
	}

	override onUncaughtException(error: RoomException, methodName: string): void {
		// Somebody was told that the party is full.
		if (error.cause instanceof ServerError) return;
		roomServices().log('error', 'partyFailed', { roomId: this.roomId, during: methodName, error: error.stack });
		void this.disconnect(PROBLEMS.matchFailed);
	}

	private change(client: Client, write: (member: PartyMember) => void): void {
		const member = this.members.of(client.sessionId);
		if (member) write(member);
	}

	private remove(member: PartyMember): void {
		this.members.remove(member);
		this.endMatchIfLeft();
	}

	private choose(client: Client, mode: string): void {
		const member = this.members.of(client.sessionId);
		if (!member?.leader || this.state.searching) refuse(client, 'only the leader chooses the mode, before the search');
		else if (!Object.hasOwn(MODES, mode)) refuse(client, `there is no mode "${mode.slice(0, 40)}"`);
		else this.state.modeId = mode;
	}

	private setPlaying(client: Client, playing: boolean): void {
		this.change(client, (member) => (member.playing = playing));
		this.endMatchIfLeft();
	}

	/** A match that none of them plays in any more is not the party's. */
	private endMatchIfLeft(): void {
		if (!this.members.all.some(({ playing }) => playing)) this.match.forget();
	}

	private stop(client: Client): void {
		if (this.members.of(client.sessionId)?.leader) this.match.stop();
		else refuse(client, 'only the leader stops the search');
	}

	/** The leader begins a match for all; where there is one, everybody comes into it by themselves. */
	private async play(client: Client): Promise<void> {
		const member = this.members.of(client.sessionId);
		if (!member || this.state.searching) return;
		if (this.match.isOpen) {
			await this.comeAfter(client, member);
			return;
		}
		const together = this.members.all.filter(({ here }) => here);
		if (!member.leader || together.some(({ ready, leader }) => !ready && !leader)) {
			refuse(client, 'the leader begins the match, when everybody is ready');
			return;
		}
		this.state.searching = true;
		try {
			const seekers = await Promise.all(together.map((each) => this.seekerFor(each)));
			const seats = await this.match.begin(
				seekers,
				worstRoundTrips(together.map((each) => this.members.broughtBy(each)?.roundTripsMs ?? {})),
			);
			for (const [index, seat] of seats?.entries() ?? []) {
				const each = together[index];
				if (each) this.seat(each, seat);
			}
		} finally {
			this.state.searching = false;
		}
	}

	private async comeAfter(client: Client, member: PartyMember): Promise<void> {
		const nowMs = performance.now();
		// Each seat is kept for a while, whether somebody comes or not: a member gets one at a time.
		if (nowMs - (this.cameMs.get(client.sessionId) ?? Number.NEGATIVE_INFINITY) < COME_AGAIN_MS) return;
		this.cameMs.set(client.sessionId, nowMs);
		const [seat] = (await this.match.join(await this.seekerFor(member))) ?? [];
		if (seat) this.seat(member, seat);
	}

	private failToPlay(client: Client, error: unknown): void {
		const isTold = error instanceof ServerError;
		refuse(client, isTold ? error.message : 'No match could be found. Try again.', isTold ? error.code : PROBLEMS.notNow);
		if (!isTold) roomServices().log('warn', 'partyNotSeated', { roomId: this.roomId, cause: String(error) });
	}

	private seat(member: PartyMember, seat: unknown): void {
		member.playing = true;
		this.clients.find(({ sessionId }) => sessionId === member.sessionId)?.send(PARTY_SEAT, seat);
	}

	private async seekerFor(member: PartyMember): Promise<Seeker> {
		const options = { protocol: PROTOCOL_VERSION, name: member.name, mode: this.state.modeId };
		const player = this.members.broughtBy(member)?.player ?? '';
		const { points: rating, unsure } = await roomServices().players.ratingOf(player);
		return { options, auth: { ...readRoomOptions(options), party: this.match.number, player, rating }, rating, unsure };
	}

	/** Where it stands in line, as long as it looks. */
	private showPlace(): void {
		const { position, expectedMs } = this.match.place;
		this.state.position = position;
		this.state.expectedSeconds = expectedMs === undefined ? 0 : Math.max(1, Math.round(expectedMs / 1000));
	}
}
