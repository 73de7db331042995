/**
 * The hiss of the nearest enemy's rocket, so that it can be located: one sound that goes round and follows it by side,
 * level, dullness and pitch, on the bus of what informs. Part of the scene; one step a frame.
 */

import type { View } from '../../netcode/view.ts';
import type { Mixer } from './mixer.ts';
import { nearestFlight } from './nearestFlight.ts';
import { type Ear, type Placement, placeSound } from './placement.ts';
import type { SoundBank } from './soundBank.ts';
import type { SoundRow } from './soundRow.ts';

/** Piece of a row's samples that goes round, seconds: without its beginning and end. */
const LOOP = { from: 0.1, to: 0.95 } as const;
/** Time constant with which level, side and pitch follow, so that nothing steps or clicks. */
const FOLLOW_SECONDS = 0.03;
const RELEASE_SECONDS = 0.04;
/** What comes straight at one is so much higher, and louder. */
const CLOSING_RATE = 0.16;
const CLOSING_GAIN = 0.35;

export interface FlightSound {
	step(view: View, ear: Readonly<Ear>, followId: number): void;
	stop(): void;
}

interface Running {
	row: SoundRow;
	source: AudioBufferSourceNode;
	level: GainNode;
	filter: BiquadFilterNode;
	panner: StereoPannerNode;
}

export function createFlightSound(context: BaseAudioContext, mixer: Mixer, bank: SoundBank): FlightSound {
	const place: Placement = { gain: 0, pan: 0, cutoffHz: 0 };
	let running: Running | undefined;

	function start(row: SoundRow): Running {
		const source = context.createBufferSource();
		source.buffer = bank.buffer(context, row);
		source.loop = true;
		source.loopStart = LOOP.from;
		source.loopEnd = LOOP.to;
		const level = context.createGain();
		level.gain.value = 0;
		const filter = context.createBiquadFilter();
		filter.type = 'lowpass';
		const panner = context.createStereoPanner();
		source.connect(level).connect(filter).connect(panner).connect(mixer.inputs[row.bus]);
		source.onended = () => {
			for (const node of [source, level, filter, panner]) node.disconnect();
		};
		source.start();
		return { row, source, level, filter, panner };
	}

	function stop(): void {
		if (!running) return;
		running.level.gain.setTargetAtTime(0, context.currentTime, RELEASE_SECONDS);
		running.source.stop(context.currentTime + RELEASE_SECONDS * 5);
		running = undefined;
	}

	return {
		step(view, ear, followId) {
			const heard = view.selfId === 0 ? undefined : nearestFlight(view, ear, followId);
			if (!heard || running?.row !== heard.row) stop();
			if (!heard) return;
			const { projectile, closing } = heard;
			placeSound(view.arena, ear, projectile.x, projectile.y, place);
			const fresh = running === undefined;
			running ??= start(heard.row);
			const now = context.currentTime;
			const toward = Math.max(0, closing);
			const { level, panner, filter, source } = running;
			level.gain.setTargetAtTime(place.gain * (1 - CLOSING_GAIN + CLOSING_GAIN * toward), now, FOLLOW_SECONDS);
			source.playbackRate.setTargetAtTime(1 + CLOSING_RATE * closing, now, FOLLOW_SECONDS);
			if (fresh) {
				panner.pan.value = place.pan;
				filter.frequency.value = place.cutoffHz;
				return;
			}
			panner.pan.setTargetAtTime(place.pan, now, FOLLOW_SECONDS);
			filter.frequency.setTargetAtTime(place.cutoffHz, now, FOLLOW_SECONDS);
		},
		stop,
	};
}
