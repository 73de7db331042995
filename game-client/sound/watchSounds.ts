/** Sounds of a state rather than of an event: low health, an empty weapon, counted seconds. One step a frame. */

import type { SelfStatus, View } from '../../netcode/view.ts';
import { isStill } from '../../sim/phase.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import { INFORMATION_SOUNDS } from './informationSounds.ts';
import type { Speaker } from './speaker.ts';

/** Share of health from which the heart is heard, and the time between its beats there and near death. */
const LOW_HEALTH = 0.3;
const BEAT_MS = { low: 1200, dying: 620 } as const;
/** Seconds counted at the end of a phase. */
const COUNTED = { play: 10, warmUp: 3 } as const;

export interface WatchSounds {
	step(view: View, deltaMs: number, speaker: Speaker): void;
}

export function createWatchSounds(): WatchSounds {
	let untilBeatMs = 0;
	let wasEmpty = false;
	let respawnSeconds = 0;
	let phase: View['phase'] | undefined;
	let phaseSeconds = 0;

	function beat(self: SelfStatus, deltaMs: number, speaker: Speaker): void {
		const share = self.alive ? self.health / self.healthMax : 1;
		if (share > LOW_HEALTH) {
			untilBeatMs = 0;
			return;
		}
		untilBeatMs -= deltaMs;
		if (untilBeatMs > 0) return;
		speaker.flat(INFORMATION_SOUNDS.lowHealth);
		untilBeatMs = BEAT_MS.dying + (BEAT_MS.low - BEAT_MS.dying) * (share / LOW_HEALTH);
	}

	/** The trigger is not in the view; when the next shot could come but is not paid for is, and that is when to say so. */
	function click(view: View, self: SelfStatus, speaker: Speaker): void {
		const id = WEAPON_IDS[self.weapon];
		const fights = self.alive && !isStill(view.phase);
		const isEmpty = fights && id !== undefined && self.fireCooldown <= 0 && self.energy < view.tuning.weapons[id].energyPerShot;
		if (isEmpty && !wasEmpty) speaker.flat(INFORMATION_SOUNDS.empty);
		wasEmpty = isEmpty;
	}

	/** Not when the phase has counted in the same frame: two at once are only louder. */
	function countRespawn(self: SelfStatus, speaker: Speaker, counted: boolean): void {
		const seconds = self.alive ? 0 : Math.ceil(self.respawnSeconds);
		if (!counted && seconds > 0 && seconds < respawnSeconds) speaker.flat(INFORMATION_SOUNDS.count);
		respawnSeconds = seconds;
	}

	/** Whether a second was counted. */
	function countPhase(view: View, speaker: Speaker): boolean {
		const seconds = Math.ceil(view.phaseSecondsLeft);
		const passed = view.phase === phase && seconds < phaseSeconds && seconds > 0;
		phase = view.phase;
		phaseSeconds = seconds;
		const ends = phase === 'play' || phase === 'warmUp' ? phase : undefined;
		if (!passed || !ends || seconds > COUNTED[ends]) return false;
		speaker.flat(ends === 'play' ? INFORMATION_SOUNDS.lastSeconds : INFORMATION_SOUNDS.count);
		return true;
	}

	return {
		step(view, deltaMs, speaker) {
			if (!view.self) return;
			beat(view.self, deltaMs, speaker);
			click(view, view.self, speaker);
			countRespawn(view.self, speaker, countPhase(view, speaker));
		},
	};
}
