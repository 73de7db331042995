/** Names of bots: short, sayable, and told apart at a glance in a kill feed. */

export const BOT_NAMES = [
	'Vesper',
	'Kestrel',
	'Onyx',
	'Juno',
	'Pike',
	'Marrow',
	'Tansy',
	'Quill',
	'Rook',
	'Ember',
	'Sable',
	'Nettle',
	'Corvo',
	'Bryn',
	'Halide',
	'Zephyr',
	'Flint',
	'Opal',
	'Dagmar',
	'Wick',
	'Larkin',
	'Moth',
	'Isko',
	'Garnet',
	'Thorne',
	'Piper',
	'Umbra',
	'Yarrow',
	'Cinder',
	'Anouk',
	'Fenn',
	'Solace',
] as const;

/** A name that nobody in `taken` has; starts at `from` in the list, so that rooms differ. */
export function pickBotName(taken: ReadonlySet<string>, from: number): string {
	for (let i = 0; i < BOT_NAMES.length; i++) {
		const name = BOT_NAMES[(from + i) % BOT_NAMES.length] as string;
		if (!taken.has(name)) return name;
	}
	return `${BOT_NAMES[from % BOT_NAMES.length]} ${taken.size}`;
}
