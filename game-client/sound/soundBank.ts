/**
 * Every sound, made once and kept. `createSound` makes one a frame while the start screen is up, so that none is made
 * in the frame of a click.
 */

import { WEAPON_IDS } from '../../sim/weapons/registry.ts';
import { WEAPON_LOOKS } from '../weaponLooks.ts';
import { ACTION_SOUNDS } from './actionSounds.ts';
import { INFORMATION_SOUNDS } from './informationSounds.ts';
import { INTERFACE_SOUNDS } from './interfaceSounds.ts';
import { MUSIC_SOUNDS } from './musicSounds.ts';
import { PICKUP_SOUNDS } from './pickupSounds.ts';
import type { SoundRow } from './soundRow.ts';
import { renderSound, SAMPLE_RATE } from './synth.ts';

/** Every row by name, in the order in which they are wanted. */
export function listSounds(): Map<string, SoundRow> {
	const rows = new Map<string, SoundRow>();
	const add = (group: { readonly [name: string]: SoundRow | undefined }, prefix = '') => {
		for (const [name, row] of Object.entries(group)) if (row) rows.set(prefix + name, row);
	};
	add(INTERFACE_SOUNDS, 'ui ');
	for (const id of WEAPON_IDS) add({ ...WEAPON_LOOKS[id].sound }, `${id} `);
	add(INFORMATION_SOUNDS);
	add(PICKUP_SOUNDS, 'pickup ');
	add(ACTION_SOUNDS);
	add(MUSIC_SOUNDS, 'music ');
	return rows;
}

export interface SoundBank {
	/** Makes the next sound that is missing; false when all are there. */
	prepareNext(): boolean;
	samples(row: SoundRow): Float32Array<ArrayBuffer>;
	/** As a buffer that any context can play; the same one each time. */
	buffer(context: BaseAudioContext, row: SoundRow): AudioBuffer;
}

/** `seed` is that of the noise. */
export function createSoundBank(seed: number): SoundBank {
	const rng = { seed };
	const rendered = new Map<SoundRow, Float32Array<ArrayBuffer>>();
	const buffers = new Map<SoundRow, AudioBuffer>();
	const waiting = [...listSounds().values()].reverse();
	const samples = (row: SoundRow) => {
		const known = rendered.get(row);
		if (known) return known;
		const made = renderSound(row, rng);
		rendered.set(row, made);
		return made;
	};
	return {
		samples,
		prepareNext() {
			const row = waiting.pop();
			if (row) samples(row);
			return row !== undefined;
		},
		buffer(context, row) {
			const known = buffers.get(row);
			if (known) return known;
			const data = samples(row);
			const buffer = context.createBuffer(1, data.length, SAMPLE_RATE);
			buffer.copyToChannel(data, 0);
			buffers.set(row, buffer);
			return buffer;
		},
	};
}
