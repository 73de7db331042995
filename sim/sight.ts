/** What a player is sent of the others in a mode whose maps are larger than a screen. Declared by modes. */

export interface Sight {
	/** Half of the box around oneself in which the others are sent, units. */
	halfWidth: number;
	halfHeight: number;
	/** How much further away somebody stays who is in it, units: an edge that does not flicker. */
	margin: number;
	/** So many leaders of the score are sent to all, wherever they are. */
	leaders: number;
	/** Names and points of so many of the best are sent to all, for the table; as many as leaders unless said. */
	board?: number;
}

/** A screen and what a fast player runs in a second; the three best, and a table of ten. */
export const CROWD_SIGHT: Readonly<Sight> = {
	halfWidth: 1000,
	halfHeight: 650,
	margin: 80,
	leaders: 3,
	board: 10,
};

/** Whether a place is in the box around another, made larger by `margin` and smaller by `scale`. */
export function isInBox(sight: Readonly<Sight>, dx: number, dy: number, margin: number, scale: number): boolean {
	return Math.abs(dx) <= sight.halfWidth * scale + margin && Math.abs(dy) <= sight.halfHeight * scale + margin;
}
