/**
 * Plays the page's match by the bots' brain, with a gamepad that is not there, and says how much there is to see; on a
 * phone thumbs play, and it only watches. Built into the page by `npm run animation` and `npm run screenshot`.
 */

import { perceiveView } from '../../netcode/perceiveView.ts';
import type { Intent, View, ViewEvent } from '../../netcode/view.ts';
import { cosOf, sinOf } from '../../sim/angle.ts';
import { createBotMemory, think } from '../../sim/bots/think.ts';
import { BUTTONS } from '../../sim/command.ts';
import { WEAPON_IDS } from '../../sim/weapons/registry.ts';

declare global {
	interface Window {
		/** How much there is to see in the last picture; 0 while there is nothing of one's own. */
		worth: number;
	}
}

const SEED = 11;
/** Interest falls to half in this time, ms. */
const FADE_MS = 400;
/** Around the own body, about what is on the screen, units. */
const SEEN_X = 700;
const SEEN_Y = 400;

const memory = createBotMemory('hard');
const rng = { seed: SEED };
const axes = [0, 0, 1, 0];
const buttons = Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 }));
const RIGHT_TRIGGER = 7;
const SOUTH = 0;
let weapon = 0;
let thoughtTick = -1;
let heat = 0;
let lastMs = 0;

function press(button: number, down: boolean): void {
	buttons[button] = { pressed: down, touched: down, value: Number(down) };
}

function play(view: View, events: readonly ViewEvent[]): void {
	const percept = perceiveView(view, events);
	if (!percept || percept.tick === thoughtTick) return;
	thoughtTick = percept.tick;
	const command = think(percept, memory, rng);
	axes[0] = command.moveX / 127;
	axes[1] = command.moveY / 127;
	axes[2] = cosOf(command.aim);
	axes[3] = sinOf(command.aim);
	press(RIGHT_TRIGGER, (command.buttons & BUTTONS.fire) !== 0);
	press(SOUTH, (command.buttons & BUTTONS.dash) !== 0);
	weapon = command.weapon;
}

function worthOf(event: ViewEvent): number {
	if (event.type === 'kill') return event.me ? -30 : event.byMe ? 9 : 3;
	if (event.type === 'hit') return event.me ? 0.5 : event.byMe ? 1.4 : 0.3;
	if (event.type === 'impact') return event.blastUnits > 0 ? 3 : 0.1;
	if (event.type === 'objective') return 5;
	// What flies far and fast is seen best.
	if (event.type === 'shot') return WEAPON_IDS[event.weapon] === 'rapid' ? 0.25 : 1;
	return event.type === 'dash' ? 0.8 : 0;
}

function watch(view: View, events: readonly ViewEvent[], nowMs: number): void {
	const me = view.players.get(view.selfId);
	const near = (thing: { x: number; y: number }) =>
		me !== undefined && Math.abs(thing.x - me.x) < SEEN_X && Math.abs(thing.y - me.y) < SEEN_Y;
	heat = Math.max(0, heat * 0.5 ** ((nowMs - lastMs) / FADE_MS));
	lastMs = nowMs;
	for (const event of events) if (!('x' in event) || near(event)) heat += worthOf(event);
	const others = [...view.players.values()].filter((player) => player.alive && !player.isSelf && near(player));
	// A picture of allies alone tells of no fight.
	const company = others.reduce((sum, { ally }) => sum + (ally ? 0.4 : 1.5), 0);
	const flying = view.projectiles.filter(near).length;
	const inside = view.self?.alive && !me?.protected && view.phase === 'play';
	window.worth = inside ? Math.min(6, company) + Math.min(3, flying * 0.6) + Math.min(16, heat) : 0;
}

const session = window.fray.session;
if (!session) throw new Error('there is no match to play');
const frame = session.frame.bind(session);
window.worth = 0;
const isPhone = matchMedia('(pointer: coarse)').matches;
if (!isPhone)
	navigator.getGamepads = () => [{ connected: true, mapping: 'standard', axes, buttons, id: 'picture', index: 0 } as unknown as Gamepad];
session.frame = (nowMs: number, intent: Intent) => {
	const events = frame(nowMs, isPhone ? intent : { ...intent, weapon });
	if (!isPhone) play(session.view, events);
	watch(session.view, events, nowMs);
	return events;
};
