/** Which captions a frame of the match asks for, from its events and from what is heard all the time. Pure. */

import type { DisplayedPlayer, View, ViewEvent } from '../../netcode/view.ts';
import { ANGLES, angleBetween, angleOf } from '../../sim/angle.ts';
import { WEAPON_IDS, WEAPONS } from '../../sim/weapons/registry.ts';
import { type CaptionRow, EVENT_CAPTIONS, SHOT_CAPTIONS } from './captionTable.ts';
import { LOW_HEALTH } from './vitals.ts';

export interface Heard {
	row: CaptionRow;
	words: string;
	/** Who or what makes the sound: the same one writes no second line. */
	source: string;
	/** Where, units; undefined for what has no place. */
	at: { x: number; y: number } | undefined;
}

/** Slower ones make no steps. */
const STEP_UNITS_PER_SEC = 80;
/** Behind is what lies further from the aim than this, 4096ths of a turn: 110 degrees. */
const BEHIND = Math.round((110 / 360) * ANGLES);

function heard(row: CaptionRow, source: string, at?: { x: number; y: number }, weapon?: number): Heard {
	const id = weapon === undefined ? undefined : WEAPON_IDS[weapon];
	return { row, words: id ? `${WEAPONS[id].title} ${row.words}` : row.words, source, at };
}

function ofHit(event: Extract<ViewEvent, { type: 'hit' }>): Heard | undefined {
	const { hurt, ownShieldBreak, shieldBreak } = EVENT_CAPTIONS;
	if (event.me) return heard(event.shieldBroke ? ownShieldBreak : hurt, `player ${event.attackerId}`, { x: event.fromX, y: event.fromY });
	return event.byMe && event.shieldBroke ? heard(shieldBreak, `player ${event.victimId}`, event) : undefined;
}

function ofEvent(event: ViewEvent, isFriend: (id: number) => boolean): Heard | undefined {
	switch (event.type) {
		case 'shot':
			return isFriend(event.playerId) ? undefined : heard(SHOT_CAPTIONS[event.fires], `player ${event.playerId}`, event, event.weapon);
		case 'impact':
			return event.own || event.blastUnits === 0 ? undefined : heard(EVENT_CAPTIONS.burst, `player ${event.ownerId}`, event, event.weapon);
		case 'hit':
			return ofHit(event);
		case 'kill':
			return event.byMe && !event.me ? heard(EVENT_CAPTIONS.kill, 'own') : undefined;
		case 'dash':
			return isFriend(event.playerId) ? undefined : heard(EVENT_CAPTIONS.dash, `player ${event.playerId}`, event);
		default:
			return undefined;
	}
}

function isStepBehind(ear: DisplayedPlayer, aim: number, player: DisplayedPlayer): boolean {
	if (player.id === ear.id || player.ally || !player.alive || player.dashing) return false;
	if (Math.hypot(player.vx, player.vy) < STEP_UNITS_PER_SEC) return false;
	return Math.abs(angleBetween(Math.round(aim), angleOf(player.x - ear.x, player.y - ear.y))) > BEHIND;
}

/** `ear`: whom the camera follows; `aim`: where they look, 4096ths of a turn. What friends do is not written: it is no news. */
export function heardIn(view: View, events: readonly ViewEvent[], ear: DisplayedPlayer, aim: number): readonly Heard[] {
	const isFriend = (id: number) => id === ear.id || view.players.get(id)?.ally === true;
	const all = events.flatMap((event) => ofEvent(event, isFriend) ?? []);
	const { self } = view;
	if (self?.alive && self.health < self.healthMax * LOW_HEALTH) all.push(heard(EVENT_CAPTIONS.lowHealth, 'own'));
	for (const flying of view.projectiles) {
		const id = WEAPON_IDS[flying.weapon];
		if (!id || isFriend(flying.ownerId) || view.tuning.weapons[id].splashRadius === 0) continue;
		all.push(heard(EVENT_CAPTIONS.hiss, `projectile ${flying.id}`, flying, flying.weapon));
	}
	if (ear.alive) {
		const behind = [...view.players.values()].filter((player) => isStepBehind(ear, aim, player));
		all.push(...behind.map((player) => heard(EVENT_CAPTIONS.footsteps, `player ${player.id}`, player)));
	}
	return all.filter(({ row, at }) => !at || Math.hypot(at.x - ear.x, at.y - ear.y) <= row.nearUnits);
}
