/**
 * Touch: a floating stick wherever a thumb comes down. Left half moves; right half aims, and fires while it is held
 * beyond a threshold. Dash and weapon are buttons of the touch layer.
 */

import type { AimContext, DeviceCallbacks, DeviceReading, InputDevice } from './device.ts';
import { Press } from './press.ts';
import { aimOfStick, dragBase, readFloatingStick, type StickReading } from './stick.ts';
import { FIRE_BEYOND, STICK_RADIUS_PX, type TouchLayer } from './touchLayer.ts';

const MOVE_INNER = 0.14;
const AIM_INNER = 0.16;
const LEAD = 0.5;

interface Thumb {
	pointerId: number;
	baseX: number;
	baseY: number;
	x: number;
	y: number;
}

const CENTRED: StickReading = { x: 0, y: 0, length: 0 };

export function createTouch(surface: HTMLElement, layer: TouchLayer, callbacks: DeviceCallbacks): InputDevice {
	const stop = new AbortController();
	const options = { signal: stop.signal };
	const dash = new Press();
	let usedAtMs = 0;
	let move: Thumb | undefined;
	let look: Thumb | undefined;
	let aim = 0;

	const use = () => {
		usedAtMs = performance.now();
	};
	layer.connect({
		onDash(down) {
			use();
			if (down) dash.press(usedAtMs);
			else dash.release();
		},
		onWeapon() {
			use();
			callbacks.onWeaponStep(1);
		},
		onMenu: () => callbacks.onMenu(),
		onScoreboard: (shown) => callbacks.onScoreboard(shown),
	});

	// A finger on a menu or on Play is this device in hand as well.
	window.addEventListener('pointerdown', (event) => event.pointerType !== 'mouse' && use(), { ...options, capture: true });
	surface.addEventListener(
		'pointerdown',
		(event) => {
			if (event.pointerType === 'mouse' || !callbacks.isPlaying()) return;
			event.preventDefault();
			const thumb = { pointerId: event.pointerId, baseX: event.clientX, baseY: event.clientY, x: event.clientX, y: event.clientY };
			if (event.clientX < window.innerWidth / 2) move ??= thumb;
			else look ??= thumb;
		},
		options,
	);
	window.addEventListener(
		'pointermove',
		(event) => {
			for (const thumb of [move, look]) {
				if (thumb?.pointerId !== event.pointerId) continue;
				use();
				thumb.x = event.clientX;
				thumb.y = event.clientY;
				const base = dragBase(thumb.baseX, thumb.baseY, thumb.x, thumb.y, STICK_RADIUS_PX);
				thumb.baseX = base.x;
				thumb.baseY = base.y;
			}
		},
		options,
	);
	const lift = (event: PointerEvent) => {
		if (move?.pointerId === event.pointerId) move = undefined;
		if (look?.pointerId === event.pointerId) look = undefined;
	};
	window.addEventListener('pointerup', lift, options);
	window.addEventListener('pointercancel', lift, options);

	const readThumb = (thumb: Thumb | undefined, inner: number) =>
		thumb ? readFloatingStick(thumb.baseX, thumb.baseY, thumb.x, thumb.y, STICK_RADIUS_PX, inner) : CENTRED;

	return {
		kind: 'touch',
		get usedAtMs() {
			return usedAtMs;
		},
		read(context: AimContext): DeviceReading {
			const run = readThumb(move, MOVE_INNER);
			const turn = readThumb(look, AIM_INNER);
			const way = look ? Math.hypot(look.x - look.baseX, look.y - look.baseY) / STICK_RADIUS_PX : 0;
			const fire = way >= FIRE_BEYOND;
			// With the right thumb up one looks where one runs.
			aim = look ? aimOfStick(turn, aim) : aimOfStick(run, aim);
			layer.showSticks(move, look, fire);
			return {
				moveX: run.x,
				moveY: run.y,
				aim,
				fire,
				dash: dash.isHeld(context.nowMs),
				leadX: turn.x * LEAD,
				leadY: turn.y * LEAD,
				pointer: undefined,
			};
		},
		release() {
			move = undefined;
			look = undefined;
			dash.forget();
			layer.showSticks(undefined, undefined, false);
		},
		dispose: () => stop.abort(),
	};
}
