/** Which sound an event of the view makes; the scene calls it once for each, in order. */

import type { View, ViewEvent } from '../../netcode/view.ts';
import { WEAPON_IDS, WEAPONS } from '../../sim/weapons/registry.ts';
import { WEAPON_LOOKS } from '../weaponLooks.ts';
import { ACTION_SOUNDS } from './actionSounds.ts';
import { INFORMATION_SOUNDS } from './informationSounds.ts';
import { PICKUP_SOUNDS } from './pickupSounds.ts';
import type { Speaker } from './speaker.ts';
import type { WeaponSounds } from './weaponSounds.ts';

/** Damage at which the hit tick has its written pitch, and at which it is a fifth higher. */
const LIGHT_DAMAGE = 12;
const HEAVY_DAMAGE = 65;
const FIFTH = 1.5;
/** One's own shield breaks lower than that of somebody else. */
const OWN_SHIELD_RATE = 0.8;

/** More damage, higher pitch: 1 for a dart, a fifth above for a rail, at most an octave. */
export function hitTickRate(damage: number): number {
	const share = (damage - LIGHT_DAMAGE) / (HEAVY_DAMAGE - LIGHT_DAMAGE);
	return Math.min(2, Math.max(0.9, FIFTH ** share));
}

function soundsOf(weapon: number): WeaponSounds | undefined {
	const id = WEAPON_IDS[weapon];
	return id && WEAPON_LOOKS[id].sound;
}

export function soundEvent(event: ViewEvent, view: View, speaker: Speaker): void {
	switch (event.type) {
		case 'shot': {
			const sounds = soundsOf(event.weapon);
			if (!sounds) return;
			if (event.own) speaker.flat(sounds.shot);
			else speaker.at(sounds.shot, event.x, event.y);
			// One sound for a fan of pellets: that of its best line.
			const end = event.ends.find(({ hit }) => hit) ?? event.ends[0];
			if (end) speaker.at(end.hit ? sounds.body : sounds.wall, end.x, end.y);
			return;
		}
		case 'impact': {
			const sounds = soundsOf(event.weapon);
			if (sounds) speaker.at(event.blastUnits > 0 ? sounds.blast : event.victimId === 0 ? sounds.wall : sounds.body, event.x, event.y);
			return;
		}
		case 'hit': {
			// A blow tells neither end nor impact: it is heard cutting where it met somebody.
			const id = WEAPON_IDS[event.weapon];
			if (id && WEAPONS[id].fires === 'melee') speaker.at(WEAPON_LOOKS[id].sound.body, event.x, event.y);
			if (event.byMe) speaker.flat(INFORMATION_SOUNDS.hitTick, hitTickRate(event.damage));
			if (event.me) speaker.toward(INFORMATION_SOUNDS.hurt, event.fromX, event.fromY);
			if (event.shieldBroke && event.byMe) speaker.flat(INFORMATION_SOUNDS.shieldBreak);
			else if (event.shieldBroke && event.me) speaker.toward(INFORMATION_SOUNDS.shieldBreak, event.fromX, event.fromY, OWN_SHIELD_RATE);
			return;
		}
		case 'kill': {
			if (event.me) speaker.flat(INFORMATION_SOUNDS.death);
			else if (event.place) speaker.at(ACTION_SOUNDS.wreck, event.place.x, event.place.y);
			if (event.byMe && !event.me) speaker.flat(INFORMATION_SOUNDS.kill);
			return;
		}
		case 'spawn': {
			if (event.me) speaker.flat(INFORMATION_SOUNDS.spawn);
			else speaker.at(ACTION_SOUNDS.arrival, event.x, event.y);
			return;
		}
		case 'dash': {
			if (event.own) speaker.flat(ACTION_SOUNDS.dash);
			else speaker.at(ACTION_SOUNDS.dash, event.x, event.y);
			return;
		}
		case 'pickup': {
			if (event.me) speaker.flat(PICKUP_SOUNDS[event.kind]);
			else speaker.at(ACTION_SOUNDS.otherPickup, event.x, event.y);
			return;
		}
		case 'phase': {
			if (view.selfId === 0) return;
			if (event.phase === 'play') speaker.flat(INFORMATION_SOUNDS.playBegins);
			if (event.phase === 'results') speaker.flat(leads(view) ? INFORMATION_SOUNDS.win : INFORMATION_SOUNDS.lose);
			return;
		}
		case 'objective': {
			if (view.selfId === 0) return;
			speaker.flat(event.side === 'own' ? INFORMATION_SOUNDS.objectiveTaken : INFORMATION_SOUNDS.objectiveLost);
			return;
		}
		case 'team': {
			if (event.me) speaker.flat(INFORMATION_SOUNDS.newSide);
			return;
		}
		case 'withdrawn':
			return;
	}
}

/** Whether nobody has more points than oneself, or than one's team. */
function leads(view: View): boolean {
	if (view.selfTeam !== 0) return (view.teamScores[view.selfTeam - 1] ?? 0) >= Math.max(...view.teamScores);
	const best = view.roster[0];
	const own = view.roster.find((entry) => entry.id === view.selfId);
	return best !== undefined && own !== undefined && own.score >= best.score;
}
