/** Who is in a party, who leads it, and who comes back. Used by `PartyRoom`. */

import { ServerError } from '@colyseus/core';
import { PartyMember, type PartyState } from '../schema/PartyState.ts';
import { PARTY_SIZE, PROBLEMS } from '../schema/protocol.ts';
import type { PartyOptions } from './partyOptions.ts';
import { cleanName } from './roomOptions.ts';

/** What a member brought that the others are not told. */
export type Brought = Pick<PartyOptions, 'member' | 'player' | 'roundTripsMs'>;

export class PartyMembers {
	private readonly state: PartyState;
	/** By the member's number in the state. */
	private readonly brought = new Map<string, Brought>();
	private lastNumber = 0;

	constructor(state: PartyState) {
		this.state = state;
	}

	get all(): PartyMember[] {
		return [...this.state.members.values()];
	}

	/** The member of a connection. */
	of(sessionId: string): PartyMember | undefined {
		return this.all.find((member) => member.sessionId === sessionId);
	}

	broughtBy(member: PartyMember): Brought | undefined {
		return this.brought.get(this.numberOf(member));
	}

	/**
	 * Somebody comes, or comes back: then the session of their connection before is returned. Throws a `ServerError` when
	 * the party is full.
	 */
	enter(sessionId: string, options: PartyOptions): string | undefined {
		const { members } = this.state;
		let [number] = [...this.brought].find(([, { member }]) => member === options.member) ?? [];
		if (number === undefined) {
			if (members.size >= PARTY_SIZE) throw new ServerError(PROBLEMS.roomFull, `This party is full: it has ${PARTY_SIZE} members.`);
			number = String(++this.lastNumber);
			members.set(number, new PartyMember());
		}
		const member = members.get(number);
		if (!member) return undefined;
		const before = member.sessionId;
		this.brought.set(number, options);
		Object.assign(member, { name: cleanName(options.name), sessionId, here: true });
		this.chooseLeader();
		return before === '' ? undefined : before;
	}

	/** The connection of a member is gone. */
	miss(member: PartyMember): void {
		member.here = false;
		this.chooseLeader();
	}

	remove(member: PartyMember): void {
		const number = this.numberOf(member);
		this.state.members.delete(number);
		this.brought.delete(number);
		this.chooseLeader();
	}

	private numberOf(member: PartyMember): string {
		for (const [number, each] of this.state.members) if (each === member) return number;
		return '';
	}

	/** Who leads goes on leading while they are here; otherwise whoever has been here for longest. */
	private chooseLeader(): void {
		const { all } = this;
		const leader = all.find(({ leader, here }) => leader && here) ?? all.find(({ here }) => here) ?? all[0];
		for (const member of all) member.leader = member === leader;
	}
}
