/** Which place of the label texture holds which name: few are written in one picture, and none is overwritten that is in it. */

/** Names written in one picture; where a crowd comes into sight the rest follow in the next ones. */
export const MOST_NEW = 4;

export class LabelCells {
	private readonly count: number;
	private readonly texts: string[] = [];
	/** By place: the picture in which its name was asked for last. */
	private readonly usedAt: number[] = [];
	private readonly places = new Map<string, number>();
	private picture = 0;
	private written = 0;

	constructor(count: number) {
		this.count = count;
	}

	/** A new picture begins. */
	step(): void {
		this.picture++;
		this.written = 0;
	}

	/** The place of a name, and whether it has to be written there first; undefined when it is not to be had in this picture. */
	placeOf(text: string): { place: number; isNew: boolean } | undefined {
		const known = this.places.get(text);
		if (known !== undefined) {
			this.usedAt[known] = this.picture;
			return { place: known, isNew: false };
		}
		if (this.written >= MOST_NEW) return undefined;
		const place = this.texts.length < this.count ? this.texts.length : this.longestUnused();
		if (place < 0) return undefined;
		this.written++;
		const old = this.texts[place];
		if (old !== undefined) this.places.delete(old);
		this.texts[place] = text;
		this.usedAt[place] = this.picture;
		this.places.set(text, place);
		return { place, isNew: true };
	}

	/** -1 when all are in this picture. */
	private longestUnused(): number {
		let best = -1;
		let oldest = this.picture;
		for (const [place, usedAt] of this.usedAt.entries()) {
			if (usedAt >= oldest) continue;
			oldest = usedAt;
			best = place;
		}
		return best;
	}
}
