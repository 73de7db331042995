/**
 * Looks at each frame of a connection for what our client cannot send, whatever the line does to it. Frames are made
 * sane elsewhere (`sanitizeCommand`, `SeenClock`, `InputPacer`); this only says that they had to be. Used by `ArenaRoom`.
 */

import type { InputFrame } from '../schema/InputFrame.ts';
import { ANGLES } from '../sim/angle.ts';
import { ALL_BUTTONS } from '../sim/command.ts';
import { WEAPON_IDS } from '../sim/weapons/registry.ts';
import type { FoulKind } from './foulPlay.ts';

/** A line that stands still for two seconds brings so much at once, and a page that hurries is early by some more, seconds of frames. */
const SAVED_SECONDS = 4;
/** Clocks differ by less. */
const FASTER = 1.05;
/** The client's axes go from -127 to 127; a byte goes one further. */
const AXIS_MOST = 127;

type Values = Readonly<Pick<InputFrame, 'moveX' | 'moveY' | 'aim' | 'buttons' | 'weapon'>>;

export class FrameWatch {
	private readonly note: (kind: FoulKind) => void;
	private readonly perMs: number;
	private readonly most: number;
	/** Frames that may come now. */
	private allowed: number;
	private atMs: number;

	/** `tickRate`: frames that a client sends in a second. */
	constructor(tickRate: number, nowMs: number, note: (kind: FoulKind) => void) {
		this.note = note;
		this.perMs = (tickRate * FASTER) / 1000;
		this.most = tickRate * SAVED_SECONDS;
		this.allowed = this.most;
		this.atMs = nowMs;
	}

	/** A frame has come. */
	look({ moveX, moveY, aim, buttons, weapon }: Values, nowMs: number): void {
		if (moveX < -AXIS_MOST || moveY < -AXIS_MOST || aim >= ANGLES || buttons > ALL_BUTTONS || weapon >= WEAPON_IDS.length)
			this.note('outOfRange');
		this.allowed = Math.min(this.most, this.allowed + (nowMs - this.atMs) * this.perMs);
		this.atMs = nowMs;
		if (this.allowed < 1) this.note('flood');
		else this.allowed--;
	}
}
