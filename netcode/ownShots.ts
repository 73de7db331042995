/** Own shots that were shown before the server fired them, until it says so or lets their frame pass. */

export class OwnShots {
	private pending = new Set<number>();

	/** A frame that fired on this side. */
	add(frame: number): void {
		this.pending.add(frame);
	}

	/** The server fired it; false when it was not expected (the server held an earlier command). */
	confirm(frame: number): boolean {
		return this.pending.delete(frame);
	}

	/** Frames up to `reflected` have been judged: those that fired nothing are taken back. */
	passed(reflected: number): number[] {
		const withdrawn = [...this.pending].filter((frame) => frame <= reflected);
		for (const frame of withdrawn) this.pending.delete(frame);
		return withdrawn;
	}

	clear(): void {
		this.pending.clear();
	}
}
