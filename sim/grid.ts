/** Things with a place, sorted into square cells, to be found by a box around a point: for sight, and for whom a shot may meet. */

export class Grid<T> {
	private readonly cellSize: number;
	private readonly columns: number;
	private readonly rows: number;
	/** Where each cell's things begin in `sorted`, and one more for the end. */
	private readonly starts: Int32Array;
	private readonly things: T[] = [];
	private readonly xs: number[] = [];
	private readonly ys: number[] = [];
	/** Cell by cell, so that a search reads what lies side by side: which thing, and where. */
	private sorted = new Int32Array(64);
	private sortedXs = new Float64Array(64);
	private sortedYs = new Float64Array(64);

	/** For places from 0 to `width` and `height`; what lies outside is found in the cells of the edge. Units throughout. */
	constructor(width: number, height: number, cellSize: number) {
		this.cellSize = cellSize;
		this.columns = Math.max(1, Math.ceil(width / cellSize));
		this.rows = Math.max(1, Math.ceil(height / cellSize));
		this.starts = new Int32Array(this.columns * this.rows + 1);
	}

	clear(): void {
		this.things.length = 0;
		this.xs.length = 0;
		this.ys.length = 0;
	}

	/** Adds a thing at a place; found after the next `build`. */
	add(thing: T, x: number, y: number): void {
		this.things.push(thing);
		this.xs.push(x);
		this.ys.push(y);
	}

	/** Sorts what was added since `clear` into its cells. */
	build(): void {
		const { things, xs, ys, starts } = this;
		if (this.sorted.length < things.length) this.makeRoom(2 * things.length);
		starts.fill(0);
		for (let i = 0; i < things.length; i++) {
			const end = this.cellAt(xs[i] as number, ys[i] as number) + 1;
			starts[end] = (starts[end] as number) + 1;
		}
		for (let cell = 1; cell < starts.length; cell++) starts[cell] = (starts[cell] as number) + (starts[cell - 1] as number);
		// Filled from the end of each cell; afterwards every start has moved to its own cell's again.
		for (let i = things.length - 1; i >= 0; i--) {
			const cell = this.cellAt(xs[i] as number, ys[i] as number) + 1;
			const at = (starts[cell] as number) - 1;
			starts[cell] = at;
			this.sorted[at] = i;
			this.sortedXs[at] = xs[i] as number;
			this.sortedYs[at] = ys[i] as number;
		}
		for (let cell = 0; cell < starts.length - 1; cell++) starts[cell] = starts[cell + 1] as number;
		starts[starts.length - 1] = things.length;
	}

	/** Calls `visit` for everything in the box of this half width and height around a point, in no particular order. */
	within(x: number, y: number, halfWidth: number, halfHeight: number, visit: (thing: T) => void): void {
		const { columns, starts, sorted, sortedXs, sortedYs, things } = this;
		const left = this.column(x - halfWidth);
		const right = this.column(x + halfWidth);
		const bottom = this.row(y + halfHeight);
		for (let row = this.row(y - halfHeight); row <= bottom; row++) {
			const end = starts[row * columns + right + 1] as number;
			for (let i = starts[row * columns + left] as number; i < end; i++) {
				if (Math.abs((sortedXs[i] as number) - x) <= halfWidth && Math.abs((sortedYs[i] as number) - y) <= halfHeight)
					visit(things[sorted[i] as number] as T);
			}
		}
	}

	private makeRoom(count: number): void {
		this.sorted = new Int32Array(count);
		this.sortedXs = new Float64Array(count);
		this.sortedYs = new Float64Array(count);
	}

	private column(x: number): number {
		const column = Math.floor(x / this.cellSize);
		return column < 0 ? 0 : column >= this.columns ? this.columns - 1 : column;
	}

	private row(y: number): number {
		const row = Math.floor(y / this.cellSize);
		return row < 0 ? 0 : row >= this.rows ? this.rows - 1 : row;
	}

	private cellAt(x: number, y: number): number {
		return this.row(y) * this.columns + this.column(x);
	}
}
