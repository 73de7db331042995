/** The party of this page: begun or entered here, kept over reloads by the address, left by its link. Owned by `main.ts`. */

import { JoinError } from '../netcode/joinError.ts';
import type { Party, SeatReservation } from '../netcode/party.ts';
import type { PartyEntrance } from './entrance.ts';
import { playButton } from './screens/playButton.ts';

export interface OwnPartyEvents {
	/** Something about it is another; there may be none any more. */
	onChange(): void;
	/** A seat in the match of the party; `again` comes to another when it is gone. */
	onSeat(seat: SeatReservation, again: () => Promise<SeatReservation>): void;
	/** A sentence for the player, on what does not work. */
	onWords(words: string): void;
}

export interface OwnPartyOptions {
	/** Undefined where there are no others. */
	entrance: PartyEntrance | undefined;
	/** Of this tab: by it one is the same member after a reload. */
	store: Pick<Storage, 'getItem' | 'setItem'> | undefined;
	/** The code in the address; undefined takes it away. */
	showCode(code: string | undefined): void;
	events: OwnPartyEvents;
}

const MEMBER_KEY = 'fray.member';

export class OwnParty {
	party: Party | undefined;
	private readonly options: OwnPartyOptions;
	private entering = false;

	constructor(options: OwnPartyOptions) {
		this.options = options;
	}

	/** Begins one, or enters that of `code`. `playing`: this page already sits in a match. */
	async enter(name: string, modeId: string, code: string | undefined, playing: boolean): Promise<void> {
		const { entrance, events, showCode } = this.options;
		if (!entrance || this.party || this.entering) return;
		this.entering = true;
		try {
			const party = await entrance.enter({ name, modeId, code, member: this.secret() });
			this.party = party;
			party.listen({
				onChange: events.onChange,
				onSeat: (seat) => events.onSeat(seat, () => party.seatAgain()),
				onRefused: events.onWords,
				onClosed: ({ message }) => {
					this.forget();
					events.onWords(message);
				},
			});
			if (playing) party.setPlaying(true);
			showCode(party.code);
			events.onChange();
		} catch (error) {
			showCode(undefined);
			events.onWords(error instanceof JoinError ? error.problem.message : String(error));
		} finally {
			this.entering = false;
		}
	}

	/** The large button was pressed. */
	press(): void {
		const { party } = this;
		if (!party) return;
		const { does } = playButton(party);
		if (does === 'ready' || does === 'unready') party.setReady(does === 'ready');
		else if (does === 'stop') party.stop();
		else party.play();
	}

	leave(): void {
		const { party } = this;
		this.forget();
		void party?.leave();
	}

	private forget(): void {
		this.party = undefined;
		this.options.showCode(undefined);
		this.options.events.onChange();
	}

	private secret(): string {
		const { store } = this.options;
		const kept = store?.getItem(MEMBER_KEY);
		if (kept) return kept;
		const made = Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, '0')).join('');
		store?.setItem(MEMBER_KEY, made);
		return made;
	}
}
