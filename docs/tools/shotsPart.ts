/** What a shot of each weapon is to eyes and ears, and what hands feel, for `docs/game.md`: from the rows of looks and haptics. */

import { EVENT_CAPTIONS, SHOT_CAPTIONS } from '../../game-client/hud/captionTable.ts';
import { HAPTICS } from '../../game-client/input/haptics.ts';
import { WEAPON_LOOKS } from '../../game-client/weaponLooks.ts';
import { WEAPON_IDS, WEAPONS } from '../../sim/weapons/registry.ts';
import { markdownTable } from './markdownTable.ts';
import { soundMs } from './soundMs.ts';

type Look = (typeof WEAPON_LOOKS)[keyof typeof WEAPON_LOOKS];

function signatureOf({ signature }: Look): string {
	switch (signature.kind) {
		case 'beam':
			return `a line (${signature.lineMs} ms) and a helix that lingers (${signature.helixMs} ms)`;
		case 'tracers':
			return `streaks along every line, which stay ${signature.lineMs} ms`;
		case 'dart':
			return 'a dart with a trail';
		case 'rocket':
			return `a body with a flame and a light; smoke that stays ${signature.smokeMs} ms`;
		case 'arc':
			return `a blade of light swept over its reach (${signature.sweepMs} ms), fading (${signature.fadeMs} ms)`;
	}
}

/** What differs for whoever wants less of it. */
function calmOf({ signature }: Look): string {
	if (signature.kind === 'beam') return 'the helix does not drift';
	if (signature.kind === 'tracers') return 'lines without flying streaks';
	if (signature.kind === 'arc') return 'the whole arc at once';
	if (signature.kind === 'rocket') return 'smoke and flame stand still';
	return 'the same';
}

export function shotsPart(): string {
	const rows = WEAPON_IDS.map((id) => {
		const look: Look = WEAPON_LOOKS[id];
		const { sound, flash, light } = look;
		const heard = [`shot ${soundMs(sound.shot)} ms`, `wall ${soundMs(sound.wall)} ms`, `body ${soundMs(sound.body)} ms`];
		if (WEAPONS[id].rules.splashRadius > 0) heard.push(`burst ${soundMs(sound.blast)} ms`);
		if (sound.flight) heard.push('a hiss that follows the nearest enemy one');
		const shake = [`own shot ${look.ownShake}`];
		if (WEAPONS[id].rules.splashRadius > 0) shake.push(`a burst up to ${look.blast.shake} by distance`);
		const shot = SHOT_CAPTIONS[WEAPONS[id].fires];
		const said = [`"${WEAPONS[id].title} ${shot.words}" (${shot.showMs} ms)`];
		if (WEAPONS[id].rules.splashRadius > 0) said.push(...[EVENT_CAPTIONS.hiss, EVENT_CAPTIONS.burst].map(({ words }) => `"${words}"`));
		return [
			`**${WEAPONS[id].title}**`,
			`${signatureOf(look)}; ${flash.units > 0 ? `flash ${flash.ms} ms, ` : ''}light ${light.ms} ms; the barrel kicks ${Math.abs(look.recoilUnits)} units ${look.recoilUnits < 0 ? 'forward' : 'back'}`,
			heard.join(', '),
			said.join(', '),
			`shake ${shake.join(', ')}`,
			calmOf(look),
		];
	});
	return `${markdownTable(['weapon', 'seen', 'heard', 'caption, of others', 'felt', 'with reduced motion'], rows)}

With flashes off, muzzle flashes are at half, and strong lights weaker and at most three a second. Shake is 0 to 1 before the player's own setting, falls off within half a second, and is none with reduced motion.`;
}

const HAND = {
	fire: 'an own shot',
	dash: 'an own dash',
	hurt: 'a blow',
	kill: 'an own kill',
	lowHealth: 'health has become low',
} as const satisfies Record<keyof typeof HAPTICS, string>;

export function hapticsPart(): string {
	const words = (pattern: readonly number[]) =>
		pattern.length === 0 ? 'nothing' : pattern.map((ms, index) => (index % 2 === 0 ? `${ms} ms` : `pause ${ms}`)).join(', ');
	const rows = Object.entries(HAPTICS)
		.sort(([, a], [, b]) => b.rank - a.rank)
		.map(([id, { pattern, reduced, gapMs }]) => [
			HAND[id as keyof typeof HAND],
			words(pattern),
			words(reduced),
			gapMs > 0 ? `${gapMs} ms` : '',
		]);
	return markdownTable(['event', 'pulses', 'with reduced motion', 'not again within'], rows);
}
