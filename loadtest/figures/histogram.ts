/** Counts of values in narrow buckets: small enough to send every second, merged from many bots and processes. */

/** Smallest value that is told from zero, and buckets an octave: a percentile is right to 2%. */
const UNIT = 0.001;
const PER_OCTAVE = 24;

export interface Percentiles {
	p50: number;
	p95: number;
	p99: number;
	max: number;
}

/** As it goes between processes: buckets and their counts in pairs. */
export interface HistogramData {
	buckets: number[];
	sum: number;
	max: number;
}

export class Histogram {
	readonly #counts = new Map<number, number>();
	#count = 0;
	#sum = 0;
	#max = 0;

	static from(...all: readonly HistogramData[]): Histogram {
		const histogram = new Histogram();
		for (const data of all) histogram.merge(data);
		return histogram;
	}

	get count(): number {
		return this.#count;
	}

	get mean(): number {
		return this.#count === 0 ? 0 : this.#sum / this.#count;
	}

	/** Values below zero count as zero. */
	add(value: number, times = 1): void {
		const bucket = bucketOf(value);
		this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + times);
		this.#count += times;
		this.#sum += value * times;
		if (value > this.#max) this.#max = value;
	}

	merge({ buckets, sum, max }: HistogramData): void {
		for (let i = 0; i < buckets.length; i += 2) {
			const bucket = buckets[i] as number;
			const count = buckets[i + 1] as number;
			this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + count);
			this.#count += count;
		}
		this.#sum += sum;
		this.#max = Math.max(this.#max, max);
	}

	clear(): void {
		this.#counts.clear();
		this.#count = 0;
		this.#sum = 0;
		this.#max = 0;
	}

	toJSON(): HistogramData {
		return { buckets: [...this.#counts].flat(), sum: this.#sum, max: this.#max };
	}

	/** Zeros without values. */
	percentiles(): Percentiles {
		const sorted = [...this.#counts].sort(([a], [b]) => a - b);
		const at = (share: number) => {
			let left = Math.ceil(this.#count * share);
			for (const [bucket, count] of sorted) {
				left -= count;
				if (left <= 0) return Math.min(this.#max, middleOf(bucket));
			}
			return 0;
		};
		return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: this.#max };
	}
}

function bucketOf(value: number): number {
	return value < UNIT ? 0 : 1 + Math.floor(Math.log2(value / UNIT) * PER_OCTAVE);
}

function middleOf(bucket: number): number {
	return bucket === 0 ? 0 : UNIT * 2 ** ((bucket - 0.5) / PER_OCTAVE);
}
