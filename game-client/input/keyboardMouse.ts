/** Keyboard and mouse: keys by their place (`KeyboardEvent.code`), the pointer aims from the own displayed body. */

import { angleOf } from '../../sim/angle.ts';
import type { Settings } from '../settings.ts';
import { actionOfKey, type KeyAction, WEAPON_ACTIONS } from '../settingsKeys.ts';
import { VIEW_HEIGHT, VIEW_WIDTH } from '../stage.ts';
import type { AimContext, DeviceCallbacks, DeviceReading, InputDevice } from './device.ts';
import { DoubleTap } from './doubleTap.ts';
import { Press } from './press.ts';
import { Trigger } from './trigger.ts';
import { WheelSteps } from './wheel.ts';

const PRIMARY_BUTTON = 0;
const SECONDARY_BUTTON = 2;
const DIRECTIONS: readonly KeyAction[] = ['up', 'left', 'down', 'right'];

export function createKeyboardMouse(surface: HTMLElement, settings: () => Readonly<Settings>, callbacks: DeviceCallbacks): InputDevice {
	const stop = new AbortController();
	const options = { signal: stop.signal };
	const held = new Set<KeyAction>();
	const fire = new Trigger();
	const dash = new Press();
	const taps = new DoubleTap();
	const wheel = new WheelSteps();
	let usedAtMs = 0;
	let pointerX = window.innerWidth / 2;
	let pointerY = window.innerHeight / 3;
	let aim = 0;
	let pointerIsMouse = true;

	const actionOf = (code: string) => actionOfKey(settings().keys, code);
	const use = () => {
		usedAtMs = performance.now();
	};

	/** What a press does at once; directions are read while they are held. */
	const onPress: Readonly<Partial<Record<KeyAction, () => void>>> = {
		fire: () => fire.press('key', settings().fireBy),
		dash: () => dash.press(),
		nextWeapon: () => callbacks.onWeaponStep(1),
		previousWeapon: () => callbacks.onWeaponStep(-1),
		...Object.fromEntries(WEAPON_ACTIONS.map((action, index) => [action, () => callbacks.onWeapon(index)])),
		scoreboard: () => callbacks.onScoreboard(true),
		netGraph: () => callbacks.onNetGraph(),
	};

	function press(action: KeyAction): void {
		held.add(action);
		onPress[action]?.();
		if (!settings().doubleTapDash || !DIRECTIONS.includes(action) || !taps.press(action, performance.now())) return;
		dash.press();
		dash.release();
	}

	function letGo(action: KeyAction): void {
		held.delete(action);
		if (action === 'dash') dash.release();
		else if (action === 'fire') fire.release('key', settings().fireBy);
		else if (action === 'scoreboard') callbacks.onScoreboard(false);
	}

	window.addEventListener(
		'keydown',
		(event) => {
			const action = actionOf(event.code);
			// In the results as well: what was wrong may be how the match ended.
			if (action === 'complain' && callbacks.isWatching()) {
				event.preventDefault();
				if (!event.repeat) callbacks.onComplain();
				return;
			}
			if (!callbacks.isPlaying() || event.metaKey) return;
			if (event.code === 'Escape' && !event.repeat) callbacks.onMenu();
			else if (!action) return;
			event.preventDefault();
			use();
			if (action && !event.repeat) press(action);
		},
		options,
	);
	// Releases count even when a menu has taken over: a key let go there must not stay held here.
	window.addEventListener(
		'keyup',
		(event) => {
			const action = actionOf(event.code);
			if (action) letGo(action);
		},
		options,
	);
	window.addEventListener(
		'pointermove',
		(event) => {
			if (event.pointerType !== 'mouse') return;
			// Some browsers repeat the last position when the page below the pointer changes: that is nobody's hand.
			if (event.clientX === pointerX && event.clientY === pointerY) return;
			pointerX = event.clientX;
			pointerY = event.clientY;
			use();
		},
		options,
	);
	surface.addEventListener(
		'pointerdown',
		(event) => {
			pointerIsMouse = event.pointerType === 'mouse';
			if (!pointerIsMouse || !callbacks.isPlaying()) return;
			pointerX = event.clientX;
			pointerY = event.clientY;
			use();
		},
		options,
	);
	// `mousedown`, not `pointerdown`: while one button is down, further buttons come as moves of the pointer.
	surface.addEventListener(
		'mousedown',
		(event) => {
			if (!pointerIsMouse || !callbacks.isPlaying()) return;
			if (event.button === PRIMARY_BUTTON) fire.press('button', settings().fireBy);
			else if (event.button === SECONDARY_BUTTON) dash.press();
			event.preventDefault();
		},
		options,
	);
	window.addEventListener(
		'mouseup',
		(event) => {
			if (event.button === PRIMARY_BUTTON) fire.release('button', settings().fireBy);
			else if (event.button === SECONDARY_BUTTON) dash.release();
		},
		options,
	);
	surface.addEventListener(
		'wheel',
		(event) => {
			if (!callbacks.isPlaying()) return;
			event.preventDefault();
			use();
			const step = wheel.turn(event.deltaY, performance.now());
			if (step !== 0) callbacks.onWeaponStep(step);
		},
		{ ...options, passive: false },
	);

	return {
		kind: 'keyboard',
		get usedAtMs() {
			return usedAtMs;
		},
		read(context: AimContext): DeviceReading {
			const { nowMs, self, view } = context;
			// Firing that was switched on ends with a life: the next one is to begin protected.
			if (view.self?.alive === false && settings().fireBy === 'toggle') fire.forget();
			if (self) {
				const at = context.toWorld(pointerX, pointerY);
				aim = angleOf(at.x - self.x, at.y - self.y);
			}
			const scale = Math.min(window.innerWidth / VIEW_WIDTH, window.innerHeight / VIEW_HEIGHT);
			const lead = (px: number, pagePx: number, viewUnits: number) =>
				Math.max(-1, Math.min(1, (px - pagePx / 2) / ((viewUnits * scale) / 2)));
			return {
				moveX: Number(held.has('right')) - Number(held.has('left')),
				moveY: Number(held.has('down')) - Number(held.has('up')),
				aim,
				fire: fire.isHeld(nowMs),
				dash: dash.isHeld(nowMs),
				leadX: lead(pointerX, window.innerWidth, VIEW_WIDTH),
				leadY: lead(pointerY, window.innerHeight, VIEW_HEIGHT),
				pointer: { x: pointerX, y: pointerY },
			};
		},
		release() {
			if (held.has('scoreboard')) callbacks.onScoreboard(false);
			held.clear();
			fire.forget();
			dash.forget();
		},
		dispose: () => stop.abort(),
	};
}
