/** Runs in the page of `soundInChromium.test.ts`: the sound of a real bot match, rendered faster than it plays. */

import { DEFAULT_SETTINGS } from '../../game-client/settings.ts';
import { createMixer } from '../../game-client/sound/mixer.ts';
import { createSoundBank } from '../../game-client/sound/soundBank.ts';
import { createSoundScene } from '../../game-client/sound/soundScene.ts';
import { createSpeaker } from '../../game-client/sound/speaker.ts';
import { SAMPLE_RATE } from '../../game-client/sound/synth.ts';
import { createVoices } from '../../game-client/sound/voices.ts';
import { WEAPON_LOOKS } from '../../game-client/weaponLooks.ts';
import { foundry } from '../../sim/arenas/foundry.ts';
import { WorkerMatch } from '../workerMatch.ts';

const FRAME_SECONDS = 1 / 30;
const IDLE = { moveX: 0.5, moveY: 0.2, aim: 0, fire: true, dash: false, weapon: 1 };
/** An offline context can only be held at whole blocks of this many samples. */
const BLOCK = 128;
/** Browsers let a compressor swing in from silence: nothing is judged before this. */
const SETTLED_SECONDS = 0.512;

function offline(seconds: number): OfflineAudioContext {
	return new OfflineAudioContext(2, Math.ceil(seconds * SAMPLE_RATE), SAMPLE_RATE);
}

/** Runs `step` when the rendering gets to that second. */
function atSecond(context: OfflineAudioContext, seconds: number, step: () => void): void {
	void context.suspend((Math.ceil((seconds * SAMPLE_RATE) / BLOCK) * BLOCK) / SAMPLE_RATE).then(() => {
		step();
		return context.resume();
	});
}

/** Sixteen fight at full volume; then everything is ended. */
export async function renderFight(seconds: number) {
	const context = offline(seconds + 0.5);
	let made = 0;
	let released = 0;
	const create = context.createBufferSource.bind(context);
	context.createBufferSource = () => {
		const source = create();
		const disconnect = source.disconnect.bind(source);
		made++;
		source.disconnect = () => {
			released++;
			disconnect();
		};
		return source;
	};
	const match = new WorkerMatch({ name: 'Ear', seed: 4, tuning: { 'match.fillTo': 16 } });
	const scene = createSoundScene(context, createSoundBank(1), 1);
	const settings = { ...DEFAULT_SETTINGS, masterVolume: 1, effectsVolume: 1, musicVolume: 1 };
	for (let frame = 1; frame * FRAME_SECONDS < seconds; frame++) {
		atSecond(context, frame * FRAME_SECONDS, () => {
			match.pass(frame * FRAME_SECONDS * 1000 - match.nowMs);
			const events = match.session.frame(match.nowMs, IDLE);
			scene.frame(match.view, events, settings, FRAME_SECONDS * 1000, match.view.selfId);
		});
	}
	atSecond(context, seconds + 0.1, () => scene.dispose());
	const buffer = await context.startRendering();
	// The last ends are told after the rendering.
	await new Promise((resolve) => setTimeout(resolve, 300));
	return { made, released, peak: Math.max(peakOf(buffer.getChannelData(0)), peakOf(buffer.getChannelData(1))) };
}

/** A rail fired that far from the ear, units: energy in each ear, and how much of it is high. */
export async function renderRail(dx: number, dy: number) {
	const context = offline(1.5);
	const mixer = createMixer(context);
	mixer.setVolumes({ master: 1, effects: 1, music: 1 });
	const speaker = createSpeaker(createVoices(context, mixer, createSoundBank(1)), mixer, { seed: 1 });
	speaker.arena = foundry;
	speaker.ear = { x: 325, y: 575 };
	atSecond(context, SETTLED_SECONDS, () => speaker.at(WEAPON_LOOKS.rail.sound.shot, speaker.ear.x + dx, speaker.ear.y + dy));
	const buffer = await context.startRendering();
	const left = buffer.getChannelData(0);
	return { left: energyOf(left), right: energyOf(buffer.getChannelData(1)), high: energyOf(left.map((v, i) => v - (left[i - 1] ?? 0))) };
}

function peakOf(samples: Float32Array): number {
	return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}

function energyOf(samples: Float32Array): number {
	return samples.reduce((sum, sample) => sum + sample * sample, 0);
}
