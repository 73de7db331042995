/**
 * One tick's input as bytes, as differences from what each player did before: the layout that `JournalEncoder` writes
 * and `readJournal` reads, in one place, so that the two cannot drift apart.
 */

import { angleBetween, wrapAngle } from './angle.ts';
import { type Command, NEUTRAL, SEEN_PARTS } from './command.ts';
import type { ByteReader, ByteWriter } from './journalBytes.ts';
import { type ClientWord, createTickInput, type PlayerInput, type SightChange, type TickInput } from './tickInput.ts';

/** What a seated player did last, by id in the order of joining: the base of the differences. */
export type Seats = Map<number, Seat>;

interface Seat {
	command: Command;
	frame: number;
	/** `received` 0 while nothing is known. */
	told: ClientWord;
}

const PARTS = { joins: 1, leaves: 2, tunings: 4, votes: 8, sights: 16 } as const;

/** Bits of who joins. */
const JOIN = { bot: 1, party: 2 } as const;

/** Bits of a player's mask. `acted` alone: as before, one frame on, the instant seen and the state received one tick on. */
const MASK = { acted: 1, move: 2, aim: 4, hand: 8, seen: 16, frame: 32, late: 64, told: 128 } as const;

const NOTHING_TOLD: Readonly<ClientWord> = { received: 0, beyond: 0 };

function seatNewcomer(seats: Seats, id: number): void {
	seats.set(id, { command: { ...NEUTRAL }, frame: 0, told: { ...NOTHING_TOLD } });
}

/** Seats for players who were there before the first record. */
export function seatAll(ids: Iterable<number>): Seats {
	const seats: Seats = new Map();
	for (const id of ids) seatNewcomer(seats, id);
	return seats;
}

/** What is expected when nothing is said: bots keep 0, clients go on by one. */
function nextFrame(frame: number): number {
	return frame === 0 ? 0 : frame + 1;
}

function nextSeen(seen: number): number {
	return seen === 0 ? 0 : seen + SEEN_PARTS;
}

function nextReceived(received: number): number {
	return received === 0 ? 0 : received + 1;
}

/** Appends a tick's input and moves the seats on. Commands of ids that are not seated are left out, as the rules do. */
export function writeTickInput(writer: ByteWriter, seats: Seats, input: TickInput): void {
	const { joins, leaves, tunings, votes, sights } = input;
	writer.byte(
		(joins.length > 0 ? PARTS.joins : 0) |
			(leaves.length > 0 ? PARTS.leaves : 0) |
			(tunings.length > 0 ? PARTS.tunings : 0) |
			(votes.length > 0 ? PARTS.votes : 0) |
			(sights.length > 0 ? PARTS.sights : 0),
	);
	if (joins.length > 0) {
		writer.varint(joins.length);
		for (const { id, name, bot, party = 0 } of joins) {
			writer.varint(id);
			writer.string(name);
			writer.byte((bot ? JOIN.bot : 0) | (party === 0 ? 0 : JOIN.party));
			if (party !== 0) writer.varint(party);
		}
	}
	if (leaves.length > 0) {
		writer.varint(leaves.length);
		for (const id of leaves) writer.varint(id);
	}
	if (tunings.length > 0) {
		writer.varint(tunings.length);
		for (const { atTick, key, value } of tunings) {
			writer.varint(atTick);
			writer.string(key);
			writer.float64(value);
		}
	}
	if (votes.length > 0) {
		writer.varint(votes.length);
		for (const { id, vote } of votes) {
			writer.varint(id);
			writer.varint(vote);
		}
	}
	if (sights.length > 0) {
		writer.varint(sights.length);
		for (const change of sights) writeSight(writer, change);
	}
	changeSeats(seats, input);
	for (const [id, seat] of seats) writePlayer(writer, seat, input.commands.get(id), id);
}

export function readTickInput(reader: ByteReader, seats: Seats): TickInput {
	const input = createTickInput();
	const parts = reader.byte();
	if (parts & PARTS.joins) {
		for (let left = reader.varint(); left > 0; left--) {
			const [id, name, flags] = [reader.varint(), reader.string(), reader.byte()];
			const bot = (flags & JOIN.bot) !== 0;
			input.joins.push(flags & JOIN.party ? { id, name, bot, party: reader.varint() } : { id, name, bot });
		}
	}
	if (parts & PARTS.leaves) for (let left = reader.varint(); left > 0; left--) input.leaves.push(reader.varint());
	if (parts & PARTS.tunings) {
		for (let left = reader.varint(); left > 0; left--) {
			input.tunings.push({ atTick: reader.varint(), key: reader.string(), value: reader.float64() });
		}
	}
	if (parts & PARTS.votes)
		for (let left = reader.varint(); left > 0; left--) input.votes.push({ id: reader.varint(), vote: reader.varint() });
	if (parts & PARTS.sights) for (let left = reader.varint(); left > 0; left--) input.sights.push(readSight(reader));
	changeSeats(seats, input);
	for (const [id, seat] of seats) {
		const player = readPlayer(reader, seat);
		if (player) input.commands.set(id, player);
	}
	return input;
}

function writeSight(writer: ByteWriter, { id, entered, left }: SightChange): void {
	writer.varint(id);
	for (const ids of [entered, left]) {
		writer.varint(ids.length);
		// Sorted: the gaps are smaller than the ids.
		let before = 0;
		for (const other of ids) {
			writer.varint(other - before);
			before = other;
		}
	}
}

function readSight(reader: ByteReader): SightChange {
	const id = reader.varint();
	const [entered, left] = [readIds(reader), readIds(reader)];
	return { id, entered, left };
}

function readIds(reader: ByteReader): number[] {
	const ids: number[] = [];
	let before = 0;
	for (let rest = reader.varint(); rest > 0; rest--) {
		before += reader.varint();
		ids.push(before);
	}
	return ids;
}

/** In the order of `stepWorld`: who leaves and joins under one id in one tick has joined. */
function changeSeats(seats: Seats, input: TickInput): void {
	for (const id of input.leaves) seats.delete(id);
	for (const { id } of input.joins) seatNewcomer(seats, id);
}

function writePlayer(writer: ByteWriter, seat: Seat, input: PlayerInput | undefined, id: number): void {
	if (!input) {
		writer.byte(0);
		return;
	}
	const { commands, frame, told = NOTHING_TOLD } = input;
	const last = commands[commands.length - 1];
	if (!last) throw new RangeError(`player ${id} has an input without a command`);
	const sameFrame = frame === nextFrame(seat.frame);
	const sameWord = told.received === nextReceived(seat.told.received) && told.beyond === seat.told.beyond;
	const extra = (sameFrame ? 0 : MASK.frame) | (commands.length > 1 ? MASK.late : 0) | (sameWord ? 0 : MASK.told);
	const first = commands[0] as Command;
	writer.byte(MASK.acted | extra | differences(seat.command, first));
	if (!sameFrame) writer.signed(frame - seat.frame);
	if (commands.length > 1) writer.varint(commands.length - 1);
	if (!sameWord) writeWord(writer, seat.told, told);
	writeCommand(writer, seat.command, first, id);
	for (let index = 1; index < commands.length; index++) {
		const before = commands[index - 1] as Command;
		const command = commands[index] as Command;
		writer.byte(differences(before, command));
		writeCommand(writer, before, command, id);
	}
	Object.assign(seat.command, last);
	Object.assign(seat.told, told);
	seat.frame = frame;
}

function readPlayer(reader: ByteReader, seat: Seat): PlayerInput | undefined {
	const mask = reader.byte();
	if ((mask & MASK.acted) === 0) return undefined;
	seat.frame = mask & MASK.frame ? seat.frame + reader.signed() : nextFrame(seat.frame);
	const late = mask & MASK.late ? reader.varint() : 0;
	readWord(reader, seat.told, (mask & MASK.told) !== 0);
	const commands = [readCommand(reader, seat.command, mask)];
	for (let left = late; left > 0; left--) commands.push(readCommand(reader, commands[commands.length - 1] as Command, reader.byte()));
	seat.command = { ...(commands[commands.length - 1] as Command) };
	return seat.told.received === 0 ? { commands, frame: seat.frame } : { commands, frame: seat.frame, told: { ...seat.told } };
}

/** Mostly a state more or less than one a tick: a byte. The bit says whether `beyond` has changed too. */
function writeWord(writer: ByteWriter, before: ClientWord, now: ClientWord): void {
	const states = now.received - nextReceived(before.received);
	const further = now.beyond - before.beyond;
	writer.signed(states * 2 + (further === 0 ? 0 : 1));
	if (further !== 0) writer.signed(further);
}

function readWord(reader: ByteReader, told: ClientWord, isWritten: boolean): void {
	told.received = nextReceived(told.received);
	if (!isWritten) return;
	const word = reader.signed();
	const hasFurther = Math.abs(word % 2) === 1;
	told.received += Math.floor(word / 2);
	if (hasFurther) told.beyond += reader.signed();
}

function differences(before: Command, now: Command): number {
	return (
		(now.moveX !== before.moveX || now.moveY !== before.moveY ? MASK.move : 0) |
		(now.aim !== before.aim ? MASK.aim : 0) |
		(now.buttons !== before.buttons || now.weapon !== before.weapon ? MASK.hand : 0) |
		(now.seen !== nextSeen(before.seen) ? MASK.seen : 0)
	);
}

/** Throws when a number is not one that `sanitizeCommand` lets through: it would come back as another. */
function writeCommand(writer: ByteWriter, before: Command, now: Command, id: number): void {
	for (const field of ['moveX', 'moveY', 'aim', 'buttons', 'weapon', 'seen'] as const) {
		if (!Number.isInteger(now[field])) throw new RangeError(`player ${id}: ${field} is ${now[field]}, not whole: sanitize the command`);
	}
	const mask = differences(before, now);
	if (mask & MASK.move) {
		writer.signed(now.moveX);
		writer.signed(now.moveY);
	}
	if (mask & MASK.aim) writer.signed(angleBetween(before.aim, now.aim));
	if (mask & MASK.hand) {
		writer.varint(now.buttons);
		writer.varint(now.weapon);
	}
	if (mask & MASK.seen) writer.signed(now.seen - nextSeen(before.seen));
}

function readCommand(reader: ByteReader, before: Command, mask: number): Command {
	const command = { ...before };
	if (mask & MASK.move) {
		command.moveX = reader.signed();
		command.moveY = reader.signed();
	}
	if (mask & MASK.aim) command.aim = wrapAngle(before.aim + reader.signed());
	if (mask & MASK.hand) {
		command.buttons = reader.varint();
		command.weapon = reader.varint();
	}
	command.seen = nextSeen(before.seen) + (mask & MASK.seen ? reader.signed() : 0);
	return command;
}
