/**
 * Up to four people who play together: they meet here, sit down in the same match, and are still together after it. A
 * party lives in one process, its members may play in any. Nothing of it is kept: when its process ends, its members
 * open it again under the same code, the first who comes leads it.
 */

import { type Client, CloseCode, Room, type RoomException, ServerError } from '@colyseus/core';
import { z } from 'zod';
import { PartyMember, PartyState } from '../schema/PartyState.ts';
import { PARTY_MESSAGES, PARTY_SEAT, PARTY_SIZE, PROBLEMS, PROTOCOL_VERSION } from '../schema/protocol.ts';
import { MODES } from '../sim/modes/registry.ts';
import type { Seeker } from './matchmaking/group.ts';
import { PartyMatch } from './matchmaking/partyMatch.ts';
import { worstRoundTrips } from './matchmaking/searchOptions.ts';
import { checked, refuse } from './messages.ts';
import { type PartyOptions, readPartyOptions } from './partyOptions.ts';
import { cleanName, readRoomOptions } from './roomOptions.ts';
import { roomServices } from './roomServices.ts';

/** Who lost the connection is missed this long, ms. */
const MISSED_MS = 20_000;
const MAX_MESSAGES_PER_SECOND = 20;
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
		[PARTY_MESSAGES.play]: checked('play', Nothing, (client) => void this.play(client)),
		[PARTY_MESSAGES.stop]: checked('stop', Nothing, (client) => this.stop(client)),
		_: (client: Client, type: string | number) => refuse(client, `there is no message "${String(type).slice(0, 40)}"`),
	};

	/** Public names of members by what only they know. */
	private readonly names = new Map<string, string>();
	/** Who members are over many matches and how far away they are, by their public names. */
	private readonly known = new Map<string, Pick<PartyOptions, 'player' | 'roundTripsMs'>>();
	private lastName = 0;
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
		const { members } = this.state;
		const known = this.names.get(auth.member);
		if (known === undefined && members.size >= PARTY_SIZE) {
			throw new ServerError(PROBLEMS.roomFull, `This party is full: it has ${PARTY_SIZE} members.`);
		}
		const before = known === undefined ? undefined : members.get(known);
		const elsewhere = this.clients.find((other) => other !== client && other.sessionId === before?.sessionId);
		const member = before ?? new PartyMember();
		member.name = cleanName(auth.name);
		member.sessionId = client.sessionId;
		member.here = true;
		if (!before) {
			this.lastName++;
			this.names.set(auth.member, String(this.lastName));
			members.set(String(this.lastName), member);
		}
		this.known.set(this.names.get(auth.member) ?? '', auth);
		this.chooseLeader();
		elsewhere?.leave(PROBLEMS.memberElsewhere, 'the party is open elsewhere');
	}

	override onLeave(client: Client, code: number): void {
		const [name, member] = this.find(client) ?? [];
		if (name === undefined || !member) return;
		if (code === CloseCode.CONSENTED) {
			this.remove(name);
			return;
		}
		member.here = false;
		this.chooseLeader();
		this.clock.setTimeout(() => !member.here && this.remove(name), MISSED_MS);
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

	private find(client: Client): [name: string, member: PartyMember] | undefined {
		for (const [name, member] of this.state.members) if (member.sessionId === client.sessionId) return [name, member];
		return undefined;
	}

	private change(client: Client, write: (member: PartyMember) => void): void {
		const member = this.find(client)?.[1];
		if (member) write(member);
	}

	private remove(name: string): void {
		this.state.members.delete(name);
		this.known.delete(name);
		for (const [secret, known] of this.names) if (known === name) this.names.delete(secret);
		this.chooseLeader();
		this.endMatchIfLeft();
	}

	/** Who leads goes on leading while they are here; otherwise whoever has been here for longest. */
	private chooseLeader(): void {
		const members = [...this.state.members.values()];
		const leader = members.find(({ leader, here }) => leader && here) ?? members.find(({ here }) => here) ?? members[0];
		for (const member of members) member.leader = member === leader;
	}

	private choose(client: Client, mode: string): void {
		const member = this.find(client)?.[1];
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
		if (![...this.state.members.values()].some(({ playing }) => playing)) this.match.forget();
	}

	private stop(client: Client): void {
		if (this.find(client)?.[1].leader) this.match.stop();
		else refuse(client, 'only the leader stops the search');
	}

	/** The leader begins a match for all; where there is one, everybody comes into it by themselves. */
	private async play(client: Client): Promise<void> {
		const member = this.find(client)?.[1];
		if (!member || this.state.searching) return;
		if (this.match.isOpen) {
			await this.comeAfter(client, member);
			return;
		}
		const together = [...this.state.members.values()].filter(({ here }) => here);
		if (!member.leader || together.some(({ ready, leader }) => !ready && !leader)) {
			refuse(client, 'the leader begins the match, when everybody is ready');
			return;
		}
		this.state.searching = true;
		const seekers = await Promise.all(together.map((each) => this.seekerFor(each)));
		const seats = await this.match.begin(seekers, worstRoundTrips(together.map((each) => this.knownOf(each)?.roundTripsMs ?? {})));
		this.state.searching = false;
		for (const [index, seat] of seats?.entries() ?? []) {
			const each = together[index];
			if (each) this.seat(each, seat);
		}
	}

	private async comeAfter(client: Client, member: PartyMember): Promise<void> {
		try {
			const [seat] = (await this.match.join(await this.seekerFor(member))) ?? [];
			if (seat) this.seat(member, seat);
		} catch (error) {
			if (error instanceof ServerError) refuse(client, error.message, error.code);
			else throw error;
		}
	}

	private seat(member: PartyMember, seat: unknown): void {
		member.playing = true;
		this.clients.find(({ sessionId }) => sessionId === member.sessionId)?.send(PARTY_SEAT, seat);
	}

	private knownOf(member: PartyMember): Pick<PartyOptions, 'player' | 'roundTripsMs'> | undefined {
		for (const [name, each] of this.state.members) if (each === member) return this.known.get(name);
		return undefined;
	}

	private async seekerFor(member: PartyMember): Promise<Seeker> {
		const options = { protocol: PROTOCOL_VERSION, name: member.name, mode: this.state.modeId };
		const player = this.knownOf(member)?.player ?? '';
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
