/**
 * Who fought whom with what. A kill's last hit says little of weapons: bots open with one and finish with another. So
 * the winner's weapon is the one that took most of the loser's life, and the loser's the one that it last fired, if it
 * was firing at all; and its range is where the first of the two was hit: where it ends is the winner's choice. Called by
 * `playMatch`.
 */

/** Who has not fired for this long was caught, not beaten, seconds. */
const FIRING_SECONDS = 3;
/** After such a pause two begin a new fight, seconds. */
const PAUSE_SECONDS = 5;

interface Opening {
	distance: number;
	lastTick: number;
}

export class FightBook {
	/** By victim, then attacker: damage of this life by weapon. */
	private readonly taken = new Map<number, Map<number, number[]>>();
	/** By the two ids, the lower first. */
	private readonly openings = new Map<string, Opening>();
	private readonly lastShots = new Map<number, { weapon: number; tick: number }>();
	private readonly tickRate: number;

	constructor(tickRate: number) {
		this.tickRate = tickRate;
	}

	shot(id: number, weapon: number, tick: number): void {
		this.lastShots.set(id, { weapon, tick });
	}

	/** `distance` between the two, units. */
	hit(attackerId: number, victimId: number, weapon: number, damage: number, distance: number, tick: number): void {
		const opening = this.openings.get(pairOf(attackerId, victimId));
		if (opening && tick - opening.lastTick <= PAUSE_SECONDS * this.tickRate) opening.lastTick = tick;
		else this.openings.set(pairOf(attackerId, victimId), { distance, lastTick: tick });
		const all = this.taken.get(victimId) ?? new Map<number, number[]>();
		this.taken.set(victimId, all);
		const byWeapon = all.get(attackerId) ?? [];
		all.set(attackerId, byWeapon);
		byWeapon[weapon] = (byWeapon[weapon] ?? 0) + damage;
	}

	/** A fight that ends with a kill, the range that it began at in units; undefined when the victim was not fighting. */
	end(killerId: number, victimId: number, tick: number): { winner: number; loser: number; distance: number } | undefined {
		const { distance = 0 } = this.openings.get(pairOf(killerId, victimId)) ?? {};
		for (const other of this.taken.get(victimId)?.keys() ?? []) this.openings.delete(pairOf(other, victimId));
		const byWeapon = this.taken.get(victimId)?.get(killerId) ?? [];
		this.taken.delete(victimId);
		const last = this.lastShots.get(victimId);
		this.lastShots.delete(victimId);
		if (!last || tick - last.tick > FIRING_SECONDS * this.tickRate) return undefined;
		let winner = -1;
		for (const [weapon, damage] of byWeapon.entries()) if ((damage ?? 0) > (byWeapon[winner] ?? 0)) winner = weapon;
		return winner < 0 ? undefined : { winner, loser: last.weapon, distance };
	}
}

function pairOf(one: number, other: number): string {
	return one < other ? `${one},${other}` : `${other},${one}`;
}
