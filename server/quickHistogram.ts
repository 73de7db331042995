/**
 * A histogram for figures that come thousands of times a second: it counts into plain arrays and makes the lines of
 * `/metrics` when somebody asks. That of `prom-client` looks through its buckets one by one and finds its labels anew
 * for each value. Used by `Metrics`.
 */

import type { Metric, Registry } from 'prom-client';

export interface QuickHistogramOptions {
	name: string;
	help: string;
	/** Upper edges, ascending. */
	buckets: readonly number[];
	register: Registry;
	/** A label and its values; each is counted by itself. */
	label?: { name: string; values: readonly string[] };
}

/** A line of the page, as the registry of `prom-client` takes it. */
interface Line {
	metricName: string;
	labels: Record<string, string | number>;
	value: number;
}

export class QuickHistogram {
	/** By the place of the label's value; one alone without a label. */
	readonly counts: readonly BucketCounts[];
	private readonly options: QuickHistogramOptions;

	constructor(options: QuickHistogramOptions) {
		this.options = options;
		const edges = Float64Array.from(options.buckets);
		this.counts = Array.from({ length: options.label?.values.length ?? 1 }, () => new BucketCounts(edges));
		// The registry asks for no more than a name and `get`.
		options.register.registerMetric(this as unknown as Metric);
	}

	get name(): string {
		return this.options.name;
	}

	async get(): Promise<{ name: string; help: string; type: 'histogram'; aggregator: 'sum'; values: Line[] }> {
		const { name, help, label } = this.options;
		const values = this.counts.flatMap((counts, index) => linesOf(name, label ? { [label.name]: label.values[index] ?? '' } : {}, counts));
		return { name, help, type: 'histogram', aggregator: 'sum', values };
	}
}

export class BucketCounts {
	readonly edges: Float64Array;
	/** One more than edges: the last is what is above all of them. */
	readonly inBuckets: Float64Array;
	sum = 0;

	constructor(edges: Float64Array) {
		this.edges = edges;
		this.inBuckets = new Float64Array(edges.length + 1);
	}

	observe(value: number): void {
		let from = 0;
		let to = this.edges.length;
		while (from < to) {
			const middle = (from + to) >> 1;
			if (value <= (this.edges[middle] as number)) to = middle;
			else from = middle + 1;
		}
		this.inBuckets[from] = (this.inBuckets[from] as number) + 1;
		this.sum += value;
	}
}

function linesOf(name: string, labels: Record<string, string>, { edges, inBuckets, sum }: BucketCounts): Line[] {
	let upTo = 0;
	const lines = Array.from(inBuckets, (count, index): Line => {
		upTo += count;
		return { metricName: `${name}_bucket`, labels: { le: edges[index] ?? '+Inf', ...labels }, value: upTo };
	});
	return [...lines, { metricName: `${name}_sum`, labels, value: sum }, { metricName: `${name}_count`, labels, value: upTo }];
}
