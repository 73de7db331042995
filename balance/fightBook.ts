/**
 * Who fought whom with what. A kill's last hit says little of weapons: bots open with one and finish with another, and
 * many a victim was fighting somebody else. So a fight is one in which both hurt the other, each one's weapon is the one
 * that took most of the other's life, and its range is where the first of them was hit: where it ends is the winner's
 * choice. Called by `playMatch`.
 */

/** After such a pause two begin a new fight, seconds. */
const PAUSE_SECONDS = 5;

interface Fight {
	/** Between the two at the first hit, units. */
	distance: number;
	lastTick: number;
	/** By attacker: damage by weapon. */
	dealt: Map<number, number[]>;
}

export class FightBook {
	/** By the two ids, the lower first. */
	private readonly fights = new Map<string, Fight>();
	private readonly tickRate: number;

	constructor(tickRate: number) {
		this.tickRate = tickRate;
	}

	/** `distance` between the two, units. */
	hit(attackerId: number, victimId: number, weapon: number, damage: number, distance: number, tick: number): void {
		const pair = pairOf(attackerId, victimId);
		const running = this.fights.get(pair);
		const goesOn = running && tick - running.lastTick <= PAUSE_SECONDS * this.tickRate;
		const fight = goesOn ? running : { distance, lastTick: tick, dealt: new Map<number, number[]>() };
		this.fights.set(pair, fight);
		fight.lastTick = tick;
		const byWeapon = fight.dealt.get(attackerId) ?? [];
		fight.dealt.set(attackerId, byWeapon);
		byWeapon[weapon] = (byWeapon[weapon] ?? 0) + damage;
	}

	/** The fight that ends with a kill, weapons and units; undefined when the victim had not hurt its killer. */
	end(killerId: number, victimId: number): { winner: number; loser: number; distance: number } | undefined {
		const fight = this.fights.get(pairOf(killerId, victimId));
		for (const pair of [...this.fights.keys()]) if (pair.split(',').includes(`${victimId}`)) this.fights.delete(pair);
		const winner = strongest(fight?.dealt.get(killerId));
		const loser = strongest(fight?.dealt.get(victimId));
		return fight && winner >= 0 && loser >= 0 ? { winner, loser, distance: fight.distance } : undefined;
	}
}

/** Index of the most; -1 for none. */
function strongest(byWeapon: readonly number[] = []): number {
	let best = -1;
	for (const [weapon, damage] of byWeapon.entries()) if ((damage ?? 0) > (byWeapon[best] ?? 0)) best = weapon;
	return best;
}

function pairOf(one: number, other: number): string {
	return one < other ? `${one},${other}` : `${other},${one}`;
}
