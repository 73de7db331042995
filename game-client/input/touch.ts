/**
 * Touch: a floating stick wherever a thumb comes down. The left side moves; the right side aims, and fires while it is
 * held beyond a threshold; a tap there shoots once. Dash and weapons are buttons of the touch layer.
 */

import { shownPiece } from '../stage.ts';
import { aimOfTap, assistAim, visibleTargets } from './aimAssist.ts';
import type { AimContext, DeviceCallbacks, DeviceReading, InputDevice } from './device.ts';
import { Press } from './press.ts';
import { aimOfStick, readFloatingStick, type StickReading } from './stick.ts';
import { type Thumb, Thumbs } from './thumbs.ts';
import { FIRE_BEYOND, STICK_RADIUS_PX, type TouchLayer } from './touchLayer.ts';

const MOVE_INNER = 0.14;
const AIM_INNER = 0.16;
const LEAD = 0.5;
/** Firing goes on until the thumb is this much back inside the threshold, so that a trembling thumb does not stutter. */
const FIRE_SLACK = 0.1;

const CENTRED: StickReading = { x: 0, y: 0, length: 0 };

const readThumb = (thumb: Thumb | undefined, inner: number) =>
	thumb ? readFloatingStick(thumb.baseX, thumb.baseY, thumb.x, thumb.y, STICK_RADIUS_PX, inner) : CENTRED;

export function createTouch(surface: HTMLElement, layer: TouchLayer, helps: () => boolean, callbacks: DeviceCallbacks): InputDevice {
	const stop = new AbortController();
	const options = { signal: stop.signal };
	const thumbs = new Thumbs(STICK_RADIUS_PX);
	const dash = new Press();
	const tap = new Press();
	/** A tap that has not been aimed yet. */
	let isTapNew = false;
	let usedAtMs = 0;
	let aim = 0;
	let isFiring = false;

	const use = () => {
		usedAtMs = performance.now();
	};
	layer.connect({
		onDash(down) {
			use();
			if (down) dash.press();
			else dash.release();
		},
		onWeapon(index) {
			use();
			callbacks.onWeapon(index);
		},
		onMenu: () => callbacks.onMenu(),
		onScoreboard: (shown) => callbacks.onScoreboard(shown),
	});

	function release(): void {
		thumbs.clear();
		dash.forget();
		tap.forget();
		isTapNew = false;
		isFiring = false;
		layer.letGo();
		layer.showSticks(undefined, undefined, false);
	}

	// A finger on a menu or on Play is this device in hand as well.
	window.addEventListener('pointerdown', (event) => event.pointerType !== 'mouse' && use(), { ...options, capture: true });
	surface.addEventListener(
		'pointerdown',
		(event) => {
			if (event.pointerType === 'mouse' || !callbacks.isPlaying()) return;
			event.preventDefault();
			// The time of the touch itself: a busy page hears of it later.
			thumbs.down(event.pointerId, event.clientX, event.clientY, event.timeStamp, window.innerWidth);
		},
		options,
	);
	window.addEventListener(
		'pointermove',
		(event) => {
			if (thumbs.slide(event.pointerId, event.clientX, event.clientY)) use();
		},
		options,
	);
	window.addEventListener(
		'pointerup',
		(event) => {
			if (!thumbs.lift(event.pointerId, event.timeStamp) || !callbacks.isPlaying()) return;
			tap.press();
			tap.release();
			isTapNew = true;
		},
		options,
	);
	window.addEventListener('pointercancel', (event) => thumbs.forget(event.pointerId), options);
	// Gestures of the system may swallow the end of a pointer: with no finger on the glass nothing is held.
	for (const type of ['touchend', 'touchcancel'] as const) {
		window.addEventListener(type, (event) => event.touches.length === 0 && thumbs.clear(), options);
	}
	// Turned round, every thumb lies somewhere else.
	window.matchMedia('(orientation: portrait)').addEventListener('change', release, options);

	/** Turns `aim` by what the right thumb says; by where one runs while it is up. */
	function turn(context: AimContext, run: StickReading, look: StickReading): void {
		const { view, nowMs } = context;
		const isAiming = look.length > 0 || isTapNew;
		const targets = helps() && isAiming ? visibleTargets(view, shownPiece(window.innerWidth, window.innerHeight)) : [];
		if (thumbs.look) {
			const wanted = aimOfStick(look, aim);
			aim = look.length > 0 ? assistAim(wanted, targets, view.tuning.player.radius) : wanted;
		} else if (isTapNew) {
			aim = aimOfTap(aim, targets);
		} else if (!tap.isHeld(nowMs)) {
			aim = aimOfStick(run, aim);
		}
		isTapNew = false;
	}

	return {
		kind: 'touch',
		get usedAtMs() {
			return usedAtMs;
		},
		read(context: AimContext): DeviceReading {
			const { move, look } = thumbs;
			const run = readThumb(move, MOVE_INNER);
			const eye = readThumb(look, AIM_INNER);
			const way = look ? Math.hypot(look.x - look.baseX, look.y - look.baseY) / STICK_RADIUS_PX : 0;
			isFiring = way >= (isFiring ? FIRE_BEYOND - FIRE_SLACK : FIRE_BEYOND);
			turn(context, run, eye);
			layer.showSticks(move, look, isFiring);
			return {
				moveX: run.x,
				moveY: run.y,
				aim,
				fire: isFiring || tap.isHeld(context.nowMs),
				dash: dash.isHeld(context.nowMs),
				leadX: eye.x * LEAD,
				leadY: eye.y * LEAD,
				pointer: undefined,
			};
		},
		release,
		dispose: () => stop.abort(),
	};
}
