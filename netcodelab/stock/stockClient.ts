/**
 * One client of the stock room, over a line of its own: Colyseus's `Predict` with its defaults, as its documentation
 * uses it, with the same scripted hands. Notes what Fray's recorder notes, as far as there is the same.
 */

import { Client, type InputHandle, Predict, type Reconciler, type Room } from '@colyseus/sdk';
import type { Line } from '../../netcode/lines.ts';
import type { DisplayedPlayer } from '../../netcode/view.ts';
import type { Arena } from '../../sim/arena.ts';
import { BUTTONS } from '../../sim/command.ts';
import { stepPlayer } from '../../sim/stepPlayer.ts';
import { createTuning } from '../../sim/tuning.ts';
import { LineProxy } from '../line/lineProxy.ts';
import type { PictureRecord, StateRecord } from '../play/recording.ts';
import { Script, type ScriptView } from '../play/script.ts';
import { ROOM_NAME, type StockInput, type StockPlayer, type StockState } from './schema.ts';

/** How far behind the server's clock `Predict` shows the others by default, on top of half a round trip, ms. */
const LERP_DELAY_MS = 100;

/** A picture; what the server's clock says of the instant that it shows of the others, ms: what tick that was is known later. */
export type StockPicture = Omit<PictureRecord, 'viewTick' | 'newestTick' | 'viewDelayMs'> & { shownMs: number };

export class StockClient {
	readonly pictures: StockPicture[] = [];
	readonly states: StateRecord[] = [];
	readonly corrections: { atMs: number; tick: number; units: number }[] = [];
	selfId = 0;
	readonly #room: Room<unknown, StockState>;
	readonly #proxy: LineProxy;
	readonly #script: Script;
	readonly #now: () => number;
	readonly #predict: Predict<StockState>;
	readonly #input: InputHandle<StockInput>;
	readonly #context: { arena: Arena; tuning: ReturnType<typeof createTuning>; tickRate: number };
	#own: Reconciler<StockPlayer, StockInput> | undefined;
	#reconciled = 0;
	#seen: ScriptView;

	static async join(options: {
		url: string;
		arena: Arena;
		line: Readonly<Line>;
		seed: number;
		index: number;
		tickRate: number;
		now: () => number;
	}): Promise<StockClient> {
		const proxy = await LineProxy.open({ url: options.url, line: options.line, seed: options.seed });
		try {
			const room = (await new Client(proxy.url).joinOrCreate(ROOM_NAME)) as unknown as Room<unknown, StockState>;
			return new StockClient(room, proxy, options);
		} catch (error) {
			await proxy.close();
			throw error;
		}
	}

	private constructor(
		room: Room<unknown, StockState>,
		proxy: LineProxy,
		{ arena, seed, index, tickRate, now }: { arena: Arena; seed: number; index: number; tickRate: number; now: () => number },
	) {
		this.#room = room;
		this.#proxy = proxy;
		this.#now = now;
		this.#script = new Script(arena, seed, index);
		this.#context = { arena, tuning: createTuning(), tickRate };
		this.#seen = { players: new Map(), selfId: 0, arena, tuning: this.#context.tuning };
		this.#predict = Predict.get(room) as Predict<StockState>;
		this.#predict.attachAll('players', { x: 'lerp', y: 'lerp' } as never);
		this.#input = room.input<StockInput>() as InputHandle<StockInput>;
		room.onStateChange((state) => this.#note(state));
	}

	/** Makes a picture. `sinceMs`: how far the script is. */
	picture(nowMs: number, sinceMs: number): void {
		const room = this.#room;
		const self = room.state.players?.get(room.sessionId);
		if (!self) return;
		this.#own ??= this.#begin(self);
		const due = this.#predict.tick(nowMs);
		// The hands go by the picture before, as everybody's do.
		const intent = this.#script.intent(sinceMs, this.#seen);
		const { data } = this.#input;
		for (let frame = 0; frame < due; frame++) {
			data.moveX = Math.round(intent.moveX * 127);
			data.moveY = Math.round(intent.moveY * 127);
			data.aim = intent.aim;
			data.buttons = intent.dash ? BUTTONS.dash : 0;
			data.weapon = 0;
			this.#input.send();
		}
		this.#seen = this.#view();
		const { vx, vy } = this.#own.state;
		const { clock } = room;
		this.pictures.push({
			atMs: nowMs,
			shownMs: clock.serverNow() - LERP_DELAY_MS - clock.smoothedRtt() / 2,
			moveX: intent.moveX,
			moveY: intent.moveY,
			dash: intent.dash,
			own: { ...this.#placeOf(self), vx, vy, alive: true },
			others: Array.from(room.state.players.values()).flatMap((player) =>
				player === self ? [] : [{ id: player.id, ...this.#placeOf(player), alive: true }],
			),
		});
	}

	async leave(): Promise<void> {
		await Promise.race([this.#room.leave(), new Promise((resolve) => setTimeout(resolve, 1000))]);
		await this.#proxy.close();
	}

	#begin(self: StockPlayer): Reconciler<StockPlayer, StockInput> {
		this.selfId = self.id;
		return this.#predict.reconciler(self, {
			input: this.#input,
			// Makes it tell of corrections.
			warnOnDivergence: Number.MAX_VALUE,
			step: (_ctx, state, { moveX, moveY, aim, buttons, weapon }) => {
				stepPlayer(this.#context, state, { moveX, moveY, aim, buttons, weapon, seen: 0 });
			},
		}) as Reconciler<StockPlayer, StockInput>;
	}

	#placeOf(player: StockPlayer): { x: number; y: number } {
		return { x: this.#predict.value(player, 'x'), y: this.#predict.value(player, 'y') };
	}

	#view(): ScriptView {
		const players = new Map<number, DisplayedPlayer>();
		for (const player of this.#room.state.players.values()) {
			const { id, vx, vy, aim } = player;
			const isSelf = id === this.selfId;
			players.set(id, { id, ...this.#placeOf(player), vx, vy, aim, alive: true, isSelf } as DisplayedPlayer);
		}
		return { ...this.#seen, players, selfId: this.selfId };
	}

	#note(state: StockState): void {
		const atMs = this.#now();
		const self = state.players?.get(this.#room.sessionId);
		if (!self) return;
		this.states.push({
			atMs,
			tick: state.step,
			acknowledged: this.#input.lastProcessed,
			earlyMs: 0,
			heldTicks: 0,
			discardedFrames: 0,
			x: self.x,
			y: self.y,
			alive: true,
			wasHit: false,
		});
		const own = this.#own;
		if (!own || own.reconcileSeq === this.#reconciled) return;
		this.#reconciled = own.reconcileSeq;
		this.corrections.push({ atMs, tick: state.step, units: own.lastCorrectionMag });
	}
}
