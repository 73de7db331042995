/** What happened in a tick, for those who watch. Facts only; nothing in the rules reads them back. */

export type WorldEvent =
	/** A weapon fired. Beams carry where they ended and whom they met (0 nobody); projectiles fly on from x, y. */
	| {
			type: 'shot';
			playerId: number;
			frame: number;
			shotId: number;
			weapon: number;
			x: number;
			y: number;
			aim: number;
			endX: number;
			endY: number;
			victimId: number;
	  }
	/** A projectile ended; `victimId` 0 for a wall or the end of its range. */
	| { type: 'impact'; shotId: number; x: number; y: number; victimId: number }
	| {
			type: 'hit';
			attackerId: number;
			victimId: number;
			weapon: number;
			damage: number;
			x: number;
			y: number;
			shieldBroke: boolean;
			killed: boolean;
	  }
	| { type: 'kill'; killerId: number; victimId: number; weapon: number }
	| { type: 'spawn'; playerId: number; x: number; y: number }
	| { type: 'dash'; playerId: number }
	| { type: 'pickup'; playerId: number; pickup: number }
	/** Somebody changed sides between two lives. */
	| { type: 'team'; playerId: number; team: number }
	/** A team has taken an objective. */
	| { type: 'objective'; objective: number; team: number }
	| { type: 'phase'; phase: number };

export type WorldEventType = WorldEvent['type'];
