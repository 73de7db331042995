/** Ids of the private rooms of a run by number: opened by one bot, perhaps in another process, joined by the others. */

export class Rooms {
	readonly #ids = new Map<number, Promise<string>>();
	readonly #known = new Map<number, { resolve: (id: string) => void; reject: (why: Error) => void }>();
	readonly #onOpened: (room: number, id: string | undefined) => void;

	/** `onOpened`: told when a bot of this process has opened a room, or has failed to. */
	constructor(onOpened: (room: number, id: string | undefined) => void) {
		this.#onOpened = onOpened;
	}

	/** Resolves when the room is open; rejects when it could not be opened. */
	idOf(room: number): Promise<string> {
		let id = this.#ids.get(room);
		if (!id) {
			id = new Promise((resolve, reject) => this.#known.set(room, { resolve, reject }));
			// Whoever waits hears of it; that nobody waits is no error.
			id.catch(() => {});
			this.#ids.set(room, id);
		}
		return id;
	}

	/** A bot of this process has opened it; undefined: it could not. */
	opened(room: number, id: string | undefined): void {
		this.heard(room, id);
		this.#onOpened(room, id);
	}

	/** Another process tells. */
	heard(room: number, id: string | undefined): void {
		void this.idOf(room);
		const known = this.#known.get(room);
		if (id === undefined) known?.reject(new Error('the bot that was to open the room could not'));
		else known?.resolve(id);
	}
}
