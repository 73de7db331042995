/** A flying shot. Straight, so that everybody flies it from its start alone. */

export interface Projectile {
	id: number;
	ownerId: number;
	weapon: number;
	x: number;
	y: number;
	/** Unit vector of flight. */
	dirX: number;
	dirY: number;
	/** Distance left, units. */
	left: number;
	/** How far behind the present its shooter saw the others, 8ths of a tick; kept until it ends. */
	behind: number;
}
