/** Puts edited rooms in the place of running ones, with their matches and seats. Used by `npm run dev`. */

import { matchMaker } from '@colyseus/core';
import { defineRooms } from '../defineRooms.ts';
import type { Log } from '../log.ts';
import type { RoomTypes } from '../rooms.ts';
import { everybodyBack, holdSeats, takeAwaitedSeats } from './seats.ts';

/** An editor that saves all, or a checkout, changes many files: one reload for those that come within this, ms. */
const SETTLE_MS = 60;

export interface ReloaderOptions {
	/** The rooms as their sources are now. Throws when these do not load. */
	load(): Promise<RoomTypes>;
	log: Log;
	now(): number;
}

/** A function to call after an edit: resolves when the rooms are the edited ones and their players sit again, or when the edit does not load. */
export function createReloader({ load, log, now }: ReloaderOptions): (file: string) => Promise<void> {
	let waiting: Promise<void> | undefined;
	let latest = Promise.resolve();

	async function reload(file: string): Promise<void> {
		const startedAtMs = now();
		try {
			const rooms = await load();
			defineRooms(rooms);
			const away = await takeAwaitedSeats();
			await matchMaker.hotReload();
			await holdSeats(away);
			const ms = Math.round(now() - startedAtMs);
			await everybodyBack();
			const { roomCount } = matchMaker.stats.local;
			log('info', 'roomsReloaded', { file, rooms: roomCount, ms });
		} catch (error) {
			log('error', 'roomsNotReloaded', { file, error, advice: 'the rooms go on as they were before this edit' });
		}
	}

	return (file) => {
		waiting ??= latest = latest.then(async () => {
			await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
			waiting = undefined;
			await reload(file);
		});
		return waiting;
	};
}
