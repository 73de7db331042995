/** The weapon that the player wants in hand, over every device. */

export class WeaponChoice {
	readonly count: number;
	private chosen = 0;

	constructor(count: number) {
		this.count = count;
	}

	get index(): number {
		return this.chosen;
	}

	/** Takes a weapon by its number; numbers that no weapon has change nothing. */
	choose(index: number): void {
		if (Number.isInteger(index) && index >= 0 && index < this.count) this.chosen = index;
	}

	/** The next weapon (+1) or the one before (-1), round and round. */
	step(step: number): void {
		this.chosen = (this.chosen + (step % this.count) + this.count) % this.count;
	}
}
