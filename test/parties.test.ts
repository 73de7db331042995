/** Those who came together sit together, whatever process each of them is connected to. */

import assert from 'node:assert/strict';
import type { SeatReservation } from '@colyseus/sdk';
import { LocalCluster } from '../deploy/local/localCluster.ts';
import { clientOf } from '../netcode/clientOf.ts';
import type { ClientSession } from '../netcode/clientSession.ts';
import { takeSeat } from '../netcode/connect.ts';
import { JoinError } from '../netcode/joinError.ts';
import type { Problem } from '../netcode/link.ts';
import { Party } from '../netcode/party.ts';
import { requestSeat } from '../netcode/sitDown.ts';
import { readPartyOptions } from '../rooms/partyOptions.ts';
import { readRoomOptions } from '../rooms/roomOptions.ts';
import { PARTY_CODE, PARTY_MESSAGES, PARTY_ROOM, PROBLEMS, PROTOCOL_VERSION } from '../schema/protocol.ts';

const STILL = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };

/** Somebody's page: a place in a party, and the match that it leads into. */
class Member {
	readonly party: Party;
	readonly url: string;
	session: ClientSession | undefined;
	refused: string[] = [];
	closed: Problem | undefined;
	seats: SeatReservation[] = [];
	/** The seat that it is given is lost at once. */
	losesSeats = false;

	static async enter(url: string, name: string, code?: string, secret = `${name}-0123456789abcdef`): Promise<Member> {
		return new Member(await Party.enter({ url, code, member: secret, name, modeId: 'teams' }), url);
	}

	private constructor(party: Party, url: string) {
		this.party = party;
		this.url = url;
		party.listen({
			onChange: () => {},
			onSeat: (seat) => {
				this.seats.push(seat);
				const kept = this.losesSeats ? { ...seat, sessionId: 'nobody' } : seat;
				void takeSeat({ url }, kept, () => party.seatAgain()).then((session) => {
					this.session = session;
				});
			},
			onRefused: (why) => this.refused.push(why),
			onClosed: (problem) => {
				this.closed = problem;
			},
		});
	}

	look(): ClientSession['view'] | undefined {
		this.session?.frame(performance.now(), STILL);
		return this.session?.view;
	}

	async leaveMatch(): Promise<void> {
		await this.session?.leave();
		this.session = undefined;
		this.party.setPlaying(false);
	}
}

describe('a party', function () {
	this.timeout(30_000);
	let cluster: LocalCluster;
	let members: Member[];

	before(async () => {
		cluster = await LocalCluster.start({ processes: 3 });
	});

	after(() => cluster?.stop());

	beforeEach(() => {
		members = [];
	});

	afterEach(async () => {
		await Promise.all(members.map((member) => member.session?.leave()));
		await Promise.all(members.map((member) => member.party.leave()));
	});

	async function until(what: string, condition: () => boolean): Promise<void> {
		for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 20) {
			if (condition()) return;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		assert.fail(`${what} did not happen within 10 s`);
	}

	async function gather(...names: string[]): Promise<Member[]> {
		for (const name of names) {
			members.push(await Member.enter(cluster.url, name, members[0]?.party.code));
			await until(`${name} among them`, () => members.every(({ party }) => party.members.length === members.length));
		}
		return members;
	}

	async function ready(): Promise<void> {
		for (const { party } of members.slice(1)) party.setReady(true);
		await until('all ready', () => members[0]?.party.members.slice(1).every((each) => each.ready) === true);
	}

	const seated = () => until('all in a match', () => members.every((member) => (member.look()?.selfTeam ?? 0) > 0));
	const rooms = () => new Set(members.map(({ session }) => session?.roomId));
	const teams = () => new Set(members.map((member) => member.look()?.selfTeam));

	it('of four over three processes sits in one match and one team, and once more after it', async () => {
		const [ada] = await gather('Ada', 'Ben', 'Cy', 'Di');
		assert.ok(ada);
		assert.match(ada.party.code, PARTY_CODE);
		await ready();
		for (let match = 0; match < 2; match++) {
			ada.party.play();
			await seated();
			assert.deepEqual([rooms().size, teams().size], [1, 1]);
			for (const member of members) await member.leaveMatch();
			await until('nobody playing', () => ada.party.members.every(({ playing }) => !playing));
		}
		assert.deepEqual(
			ada.party.members.map(({ name }) => name),
			['Ada', 'Ben', 'Cy', 'Di'],
		);
	});

	it('begins by its leader alone, when all are ready, and is led by the next when the leader goes', async () => {
		const [ada, ben] = await gather('Ada', 'Ben');
		assert.ok(ada && ben);
		ada.party.play();
		// Two ways to the server: what is said first on one may come last.
		await until("the leader's refusal", () => ada.refused.length === 1);
		ben.party.setReady(true);
		ben.party.play();
		ben.party.setMode('hill');
		await until("the other's refusals", () => ben.refused.length === 2);
		assert.equal(ada.party.modeId, 'teams');
		await ada.party.leave();
		await until('a new leader', () => ben.party.self?.leader === true);
	});

	it('has four members and no fifth, and nobody comes in without its code', async () => {
		const [ada] = await gather('Ada', 'Ben', 'Cy', 'Di');
		assert.ok(ada);
		await assert.rejects(Member.enter(cluster.url, 'Eve', ada.party.code), (error) => {
			assert.ok(error instanceof JoinError);
			assert.equal(error.problem.code, `join-${PROBLEMS.roomFull}`);
			return true;
		});
		const wanted = { protocol: PROTOCOL_VERSION, name: 'Eve', member: '0123456789abcdef', code: ada.party.code };
		for (const way of ['create', 'joinById'] as const) await assert.rejects(requestSeat(clientOf(cluster.url), way, PARTY_ROOM, wanted));
		assert.equal(ada.party.members.length, 4);
	});

	it('takes who comes late into its match, and who lost the seat to it again', async () => {
		const [ada, ben] = await gather('Ada', 'Ben');
		assert.ok(ada && ben);
		ben.losesSeats = true;
		await ready();
		ada.party.play();
		await seated();
		const cy = await Member.enter(cluster.url, 'Cy', ada.party.code);
		members.push(cy);
		cy.party.play();
		await seated();
		assert.deepEqual([rooms().size, teams().size], [1, 1]);
	});

	it('knows who comes back, and lets one be there once', async () => {
		const [ada, ben] = await gather('Ada', 'Ben');
		assert.ok(ada && ben);
		const again = await Member.enter(cluster.url, 'Ada', ada.party.code);
		members.push(again);
		await until('the other tab', () => ada.closed !== undefined);
		assert.match(ada.closed?.message ?? '', /another tab/);
		assert.deepEqual(
			again.party.members.map(({ name, leader, self }) => [name, leader, self]),
			[
				['Ada', true, true],
				['Ben', false, false],
			],
		);
	});

	it('lets no client say whom it belongs to', () => {
		const wanted = { protocol: PROTOCOL_VERSION, name: 'Eve', mode: 'teams', party: 1, player: 'ada', rating: 9000 };
		const { party, player, rating } = readRoomOptions(wanted);
		assert.deepEqual([party, player, rating], [undefined, undefined, undefined]);
		const brought = readPartyOptions({ ...wanted, member: '0123456789abcdef' });
		assert.deepEqual([brought.player, 'party' in brought], [undefined, false]);
	});

	it('answers what it does not understand, and goes on', async () => {
		const [ada, ben] = await gather('Ada', 'Ben');
		assert.ok(ada && ben);
		const { room } = ben.party as unknown as { room: { send(type: string, message: unknown): void } };
		room.send(PARTY_MESSAGES.ready, { ready: 'yes' });
		room.send(PARTY_MESSAGES.name, { name: 'x'.repeat(300) });
		room.send('party', { leader: true });
		await until('the refusals', () => ben.refused.length === 3);
		assert.equal(ada.party.members.length, 2);
	});

	it('whose process is killed meets again under its code, all in one', async () => {
		const [ada, ben, cy] = await gather('Ada', 'Ben', 'Cy');
		assert.ok(ada && ben && cy);
		const { room } = ada.party as unknown as { room: { connection: { transport: { ws: { url: string } } } } };
		cluster.inSlot(Number(new URL(room.connection.transport.ws.url).pathname.match(/^\/p(\d+)\//)?.[1]))?.signal('SIGKILL');
		await until('the return of all', () =>
			members.every(({ party }) => !party.returning && party.members.filter(({ here }) => here).length === 3),
		);
		assert.equal(new Set(members.map(({ party }) => party.code)).size, 1);
		assert.equal(members.filter(({ party }) => party.self?.leader).length, 1);
	});
});
