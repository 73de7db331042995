/** The one loop of the page: devices, match, drawing, HUD and sound, once a drawn frame. Started by `main.ts`. */

import type { MatchSource, ViewEvent } from '../netcode/view.ts';
import { Follow } from './follow.ts';
import type { HudPart } from './hud/part.ts';
import type { Input } from './input/input.ts';
import type { Haptics } from './input/vibrate.ts';
import type { Settings } from './settings.ts';
import type { Sound } from './sound/createSound.ts';
import type { Stage } from './stage.ts';

/** What the loop asks of the page each frame. */
export interface LoopState {
	/** Undefined while there is no match to show. */
	readonly source: MatchSource | undefined;
	/** A seat is held: HUD, own sounds. */
	readonly seated: boolean;
	/** The match has the devices; otherwise a menu has. */
	readonly playing: boolean;
	readonly scoreboardAsked: boolean;
	readonly settings: Readonly<Settings>;
}

export interface LoopParts {
	stage: Stage;
	hud: HudPart;
	sound: Sound;
	haptics: Haptics;
	input: Input;
	state: LoopState;
	/** After every frame. */
	onFrame(): void;
	/** A frame threw: the loop has ended. */
	onBroken(error: unknown): void;
}

/** Longest step that is told to drawing and sound, ms: after a pause they go on, they do not make up for it. */
const DELTA_MAX_MS = 100;
/** Behind the start screen the camera leans aside, so that the fight is where no words are. */
const START_LEAD = { x: -1, y: 0 };
const NO_EVENTS: readonly ViewEvent[] = [];

/** Runs until a frame throws. */
export function startLoop(parts: LoopParts): void {
	const { stage, hud, sound, haptics, input, state } = parts;
	let follow = new Follow();
	let source = state.source;
	let lastMs = performance.now();

	function frame(pictureMs: number): void {
		const nowMs = performance.now();
		const deltaMs = Math.min(DELTA_MAX_MS, nowMs - lastMs);
		lastMs = nowMs;
		if (state.source !== source) {
			source = state.source;
			follow = new Follow();
		}
		if (!source) {
			parts.onFrame();
			return;
		}
		const { settings, seated } = state;
		const { view: before } = source;
		const toWorld = (x: number, y: number) => stage.toWorld(x, y);
		const context = { nowMs, view: before, self: before.players.get(before.selfId), toWorld };
		const hands = input.read(context, state.playing);
		const events = source.frame(nowMs, hands.intent);
		const { view } = source;
		const followId = follow.update(view, nowMs);
		const { intent, device, pointer } = hands;
		const lead = seated ? hands.lead : START_LEAD;
		stage.draw({ view, events, settings, aim: intent.aim, lead, followId, deltaMs, pictureMs });
		if (seated) {
			hud.update({
				view,
				events,
				settings,
				nowMs,
				aim: intent.aim,
				intent,
				device,
				pointer,
				followId,
				scoreboardAsked: state.scoreboardAsked,
				framesPerSec: stage.framesPerSec,
				vote: (arenaId) => source?.vote(arenaId),
				toScreen: (x, y) => stage.toScreen(x, y),
			});
		}
		if (seated) haptics.frame(view, events, settings, device, nowMs);
		// The fight behind the start screen is seen and not heard.
		sound.frame(view, seated ? events : NO_EVENTS, settings, deltaMs, followId);
		parts.onFrame();
	}

	function next(pictureMs: number): void {
		try {
			frame(pictureMs);
		} catch (error) {
			parts.onBroken(error);
			return;
		}
		requestAnimationFrame(next);
	}
	requestAnimationFrame(next);
}
