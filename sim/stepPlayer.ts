/**
 * One tick of one living player's body and weapon. The server steps with it, the owner's client predicts with it;
 * both end at the same numbers, because the step ends at wire precision.
 */

import { angleOf, cosOf, sinOf } from './angle.ts';
import { moveCircle } from './collide.ts';
import { BUTTONS, type Command } from './command.ts';
import type { Mover, MoverContext } from './mover.ts';
import { roundEnergy, roundPosition, roundVelocity } from './precision.ts';
import { toTicks } from './tuning.ts';
import { WEAPON_IDS } from './weapons/registry.ts';

/**
 * Advances a mover by one tick in place: timers, movement, weapon. Returns the index of the weapon that fired, or -1.
 */
export function stepPlayer(context: MoverContext, mover: Mover, command: Command): number {
	countDown(context, mover);
	stepMovement(context, mover, command);
	return stepWeapon(context, mover, command);
}

/**
 * Movement alone, without letting time pass for cool-downs: the server catches up a late frame with it, so that no
 * burst of frames recharges anything.
 */
export function stepMovement(context: MoverContext, mover: Mover, command: Command): void {
	const rules = context.tuning.player;
	const seconds = 1 / context.tickRate;
	mover.aim = command.aim;

	let wishX = command.moveX / 127;
	let wishY = command.moveY / 127;
	const wish = Math.sqrt(wishX * wishX + wishY * wishY);
	if (wish > 1) {
		wishX /= wish;
		wishY /= wish;
	}

	if ((command.buttons & BUTTONS.dash) !== 0 && mover.dashCooldownTicks === 0 && mover.dashTicks === 0) {
		mover.dashAim = wish > 0.1 ? angleOf(wishX, wishY) : command.aim;
		mover.dashTicks = Math.max(1, toTicks(rules.dashSeconds, context.tickRate));
		mover.dashCooldownTicks = toTicks(rules.dashCooldownSeconds, context.tickRate);
	}

	if (mover.dashTicks > 0) {
		mover.dashTicks--;
		mover.vx = cosOf(mover.dashAim) * rules.dashSpeed;
		mover.vy = sinOf(mover.dashAim) * rules.dashSpeed;
	} else {
		const change = (wish > 0 ? rules.acceleration : rules.friction) * seconds;
		const dx = wishX * rules.speed - mover.vx;
		const dy = wishY * rules.speed - mover.vy;
		const difference = Math.sqrt(dx * dx + dy * dy);
		const share = difference > change ? change / difference : 1;
		mover.vx += dx * share;
		mover.vy += dy * share;
	}

	moveCircle(context.arena, mover, rules.radius, seconds);
	mover.x = roundPosition(mover.x);
	mover.y = roundPosition(mover.y);
	mover.vx = roundVelocity(mover.vx);
	mover.vy = roundVelocity(mover.vy);
}

function countDown(context: MoverContext, mover: Mover): void {
	const rules = context.tuning.player;
	if (mover.dashCooldownTicks > 0) mover.dashCooldownTicks--;
	if (mover.fireCooldownTicks > 0) mover.fireCooldownTicks--;
	if (mover.energyDelayTicks > 0) mover.energyDelayTicks--;
	else
		mover.energy = roundEnergy(Math.min(Math.max(rules.energyMax, mover.energy), mover.energy + rules.energyPerSecond / context.tickRate));
}

function stepWeapon(context: MoverContext, mover: Mover, command: Command): number {
	const { tickRate } = context;
	if (command.weapon !== mover.weapon) {
		mover.weapon = command.weapon;
		mover.fireCooldownTicks = Math.max(mover.fireCooldownTicks, toTicks(context.tuning.player.switchSeconds, tickRate));
	}
	if ((command.buttons & BUTTONS.fire) === 0 || !mayFire(context, mover)) return -1;
	const weapon = context.tuning.weapons[WEAPON_IDS[mover.weapon] as keyof typeof context.tuning.weapons];
	mover.energy = roundEnergy(mover.energy - weapon.energyPerShot);
	mover.energyDelayTicks = toTicks(context.tuning.player.energyDelaySeconds, tickRate);
	mover.fireCooldownTicks = Math.max(1, toTicks(weapon.cooldownSeconds, tickRate));
	return mover.weapon;
}

/** Whether the weapon in hand is ready and paid for. */
export function mayFire(context: MoverContext, mover: Readonly<Mover>): boolean {
	const id = WEAPON_IDS[mover.weapon];
	return id !== undefined && mover.fireCooldownTicks === 0 && mover.energy >= context.tuning.weapons[id].energyPerShot;
}
