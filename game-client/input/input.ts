/** All devices as one: the one last used leads, and its reading becomes the `Intent` of the frame. */

import type { Intent } from '../../netcode/view.ts';
import type { AimContext, DeviceKind, DeviceReading, InputDevice } from './device.ts';
import type { WeaponChoice } from './weaponChoice.ts';

export interface InputFrame {
	intent: Intent;
	lead: { x: number; y: number };
	device: DeviceKind;
	pointer: { x: number; y: number } | undefined;
}

export interface Input {
	/** The device in hand. */
	readonly device: DeviceKind;
	/** Reads every device. With `playing` false a menu has the hands: nothing is done, the aim stays. */
	read(context: AimContext, playing: boolean): InputFrame;
	release(): void;
	dispose(): void;
}

/** The device that was used last; the first of the list while none was. */
export function leadingDevice<T extends { usedAtMs: number }>(devices: readonly T[]): T | undefined {
	let leader = devices[0];
	for (const device of devices) if (leader && device.usedAtMs > leader.usedAtMs) leader = device;
	return leader;
}

function limit(reading: DeviceReading): { moveX: number; moveY: number } {
	const length = Math.hypot(reading.moveX, reading.moveY);
	return length > 1 ? { moveX: reading.moveX / length, moveY: reading.moveY / length } : reading;
}

/** `devices`: in order of preference while none has been used. */
export function createInput(devices: readonly [InputDevice, ...InputDevice[]], weapon: WeaponChoice): Input {
	let aim = 0;
	return {
		get device() {
			return (leadingDevice(devices) ?? devices[0]).kind;
		},
		read(context, playing) {
			const readings = new Map(devices.map((device) => [device, device.read(context)]));
			const leader = leadingDevice(devices) ?? devices[0];
			const reading = readings.get(leader);
			if (!reading || !playing) {
				const intent = { moveX: 0, moveY: 0, aim, fire: false, dash: false, weapon: weapon.index };
				return { intent, lead: { x: 0, y: 0 }, device: leader.kind, pointer: reading?.pointer };
			}
			aim = reading.aim;
			const { moveX, moveY } = limit(reading);
			return {
				intent: { moveX, moveY, aim, fire: reading.fire, dash: reading.dash, weapon: weapon.index },
				lead: { x: reading.leadX, y: reading.leadY },
				device: leader.kind,
				pointer: reading.pointer,
			};
		},
		release() {
			for (const device of devices) device.release();
		},
		dispose() {
			for (const device of devices) device.dispose();
		},
	};
}
