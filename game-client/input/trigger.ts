/** Firing as the player wishes it: while a button is held, or from one press to the next. Used by keyboard and gamepad. */

import type { HoldWay } from '../settings.ts';
import { Press } from './press.ts';

export class Trigger {
	private readonly pressed = new Press();
	/** What is down now: a key and a mouse button may both be. */
	private readonly sources = new Set<string>();
	private isOn = false;

	press(source: string, way: HoldWay): void {
		const ends = way === 'toggle' && this.isOn;
		this.sources.add(source);
		this.isOn = !ends;
		if (ends) this.pressed.release();
		else this.pressed.press();
	}

	release(source: string, way: HoldWay): void {
		this.sources.delete(source);
		if (way === 'toggle' || this.sources.size > 0) return;
		this.isOn = false;
		this.pressed.release();
	}

	/** Ends at once: the window lost the player, or the player their life. What is still down has to be pressed again. */
	forget(): void {
		this.sources.clear();
		this.isOn = false;
		this.pressed.forget();
	}

	isHeld(nowMs: number): boolean {
		return this.pressed.isHeld(nowMs);
	}
}
