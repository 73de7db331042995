/** Writes a synced list of numbers where they have changed: the library's lists are read through proxies, which is slow. */

/** A list of the library, as far as it is written. */
interface SyncedList {
	[index: number]: number;
	pop(): unknown;
}

export class WrittenList {
	private readonly list: SyncedList;
	/** What the list holds. */
	private readonly written: number[] = [];

	/** `list`: empty, and written by nobody else. */
	constructor(list: SyncedList) {
		this.list = list;
	}

	/** At most one place behind the end. */
	set(index: number, value: number): void {
		if (this.written[index] === value) return;
		this.written[index] = value;
		this.list[index] = value;
	}

	/** Takes away what is behind this length. */
	cut(length: number): void {
		for (; this.written.length > length; this.written.pop()) this.list.pop();
	}

	/** Makes it these. */
	setAll(values: readonly number[]): void {
		this.cut(values.length);
		for (let index = 0; index < values.length; index++) this.set(index, values[index] as number);
	}
}
