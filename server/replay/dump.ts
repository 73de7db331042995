/** A journal as lines that people can read, for `npm run replay -- FILE --dump`. */

import { BUTTONS, type Command, SEEN_PARTS } from '../../sim/command.ts';
import type { Journal, JournalTick } from '../../sim/journal.ts';
import type { PlayerInput } from '../../sim/tickInput.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';

export function* dumpJournal(journal: Journal): Generator<string> {
	const { snapshot, ...header } = journal.header;
	yield JSON.stringify({ ...header, snapshot: snapshot ? `${snapshot.players.length} players` : undefined }, undefined, 2);
	for (const [index, tick] of journal.ticks.entries()) {
		yield `tick ${header.startTick + 1 + index} hash ${tick.hash.toString(16).padStart(8, '0')}`;
		yield* dumpTick(tick);
	}
	if (journal.endReason !== undefined) yield `end: ${journal.endReason}`;
	if (journal.damage) yield journal.damage;
}

function* dumpTick({ input }: JournalTick): Generator<string> {
	for (const id of input.leaves) yield `  leaves ${id}`;
	for (const { id, name, bot } of input.joins) yield `  joins ${id} ${JSON.stringify(name)}${bot ? ' (bot)' : ''}`;
	for (const { key, value, atTick } of input.tunings) yield `  announces ${key} = ${value} from tick ${atTick}`;
	for (const { id, entered, left } of input.sights)
		yield `  sight of ${id}: ${entered
			.map((other) => `+${other}`)
			.concat(left.map((other) => `-${other}`))
			.join(' ')}`;
	for (const [id, player] of input.commands) yield `  ${id}: ${describeInput(player)}`;
}

function describeInput({ commands, frame, told }: PlayerInput): string {
	const parts = commands.map(describeCommand);
	const late = parts.length > 1 ? ` after ${parts.slice(0, -1).join(' | ')}` : '';
	const said = told ? ` received ${told.received}${told.beyond > 0 ? ` beyond the cap by ${told.beyond / SEEN_PARTS}` : ''}` : '';
	return `${parts[parts.length - 1]}${frame === 0 ? '' : ` frame ${frame}`}${said}${late}`;
}

function describeCommand({ moveX, moveY, aim, buttons, weapon, seen }: Command): string {
	const pressed = Object.entries(BUTTONS).flatMap(([name, bit]) => (buttons & bit ? [` ${name}`] : []));
	const at = seen === 0 ? '' : ` saw ${seen / SEEN_PARTS}`;
	return `move ${moveX},${moveY} aim ${aim} ${WEAPON_IDS[weapon] ?? weapon}${pressed.join('')}${at}`;
}
