/** Percentiles of the last so many samples. Used by the clocks and the figures of the net graph. */

export class Percentile {
	private readonly size: number;
	private readonly recent: number[] = [];
	private readonly sorted: number[] = [];

	constructor(size: number) {
		this.size = size;
	}

	get count(): number {
		return this.recent.length;
	}

	add(value: number): void {
		if (this.recent.length >= this.size) {
			const oldest = this.recent.shift() as number;
			this.sorted.splice(this.place(oldest), 1);
		}
		this.recent.push(value);
		this.sorted.splice(this.place(value), 0, value);
	}

	/** The value below which a share (0 to 1) of the samples lies; 0 without samples. */
	at(share: number): number {
		return this.sorted[Math.min(this.sorted.length - 1, Math.floor(share * this.sorted.length))] ?? 0;
	}

	clear(): void {
		this.recent.length = 0;
		this.sorted.length = 0;
	}

	/** Index of the first sorted value that is not less. */
	private place(value: number): number {
		let low = 0;
		let high = this.sorted.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.sorted[middle] as number) < value) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}
