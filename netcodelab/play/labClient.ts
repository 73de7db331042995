/** One client of a run: the game client's own network code over a line of its own, with scripted hands, all of it noted. */

import type { ClientSession } from '../../netcode/clientSession.ts';
import { joinMatch } from '../../netcode/connect.ts';
import type { Line } from '../../netcode/lines.ts';
import { LineProxy } from '../line/lineProxy.ts';
import { WireClock } from '../line/wireClock.ts';
import { Recorder } from './recorder.ts';
import type { ClientRecording } from './recording.ts';
import { Script } from './script.ts';
import { WatchedLink } from './watchedLink.ts';

export interface LabClientOptions {
	/** Of the server, `http://host:port`. */
	url: string;
	map: string;
	line: Readonly<Line>;
	seed: number;
	/** Among those of the run. */
	index: number;
	/** The room to join; undefined opens one. */
	roomId: string | undefined;
	/** Monotonic, ms. */
	now: () => number;
}

const LEAVE_MS = 1000;

export class LabClient {
	readonly session: ClientSession;
	readonly roomId: string;
	readonly #proxy: LineProxy;
	readonly #recorder: Recorder;
	readonly #script: Script;
	readonly #wires: readonly WireClock[];

	/** Throws a `JoinError`. */
	static async join(options: LabClientOptions): Promise<LabClient> {
		const { url, map, line, seed, index, roomId, now } = options;
		const wires: WireClock[] = [];
		const watch = () => {
			const wire = new WireClock(now);
			wires.push(wire);
			return wire;
		};
		const proxy = await LineProxy.open({ url, line, seed, watch });
		const recorder = new Recorder(now);
		try {
			const session = await joinMatch({
				url: proxy.url,
				name: `Script ${index + 1}`,
				mode: 'deathmatch',
				map,
				...(roomId === undefined ? { private: true, bots: 0 } : { roomId }),
				now,
				punctual: true,
				wrapLink: (link) => new WatchedLink(link, recorder),
			});
			session.watch(recorder);
			return new LabClient(session, proxy, recorder, wires, options);
		} catch (error) {
			await proxy.close();
			throw error;
		}
	}

	private constructor(
		session: ClientSession,
		proxy: LineProxy,
		recorder: Recorder,
		wires: readonly WireClock[],
		{ seed, index }: LabClientOptions,
	) {
		this.session = session;
		this.roomId = session.roomId ?? '';
		this.#proxy = proxy;
		this.#recorder = recorder;
		this.#wires = wires;
		this.#script = new Script(session.view.arena, seed, index);
		session.onClosed(({ code }) => {
			recorder.recording.lostBy ??= code;
		});
	}

	get recording(): ClientRecording {
		const wire = this.#wires.reduce<WireClock | undefined>(
			(most, one) => (most && most.frames.length >= one.frames.length ? most : one),
			undefined,
		);
		return { ...this.#recorder.recording, wire: wire?.frames ?? [] };
	}

	/** Makes a picture. `sinceMs`: how far the script is. */
	picture(nowMs: number, sinceMs: number): void {
		const { session } = this;
		const intent = this.#script.intent(sinceMs, session.view);
		session.frame(nowMs, intent);
		this.#recorder.notePicture(nowMs, session.view, intent);
	}

	/** Nothing passes on its line for so long. */
	freeze(forMs: number): void {
		this.#proxy.freeze(forMs);
	}

	/** Leaves, and takes its line down. */
	async leave(): Promise<void> {
		this.#recorder.recording.lostBy ??= 'left';
		await Promise.race([this.session.leave(), new Promise((resolve) => setTimeout(resolve, LEAVE_MS))]);
		await this.#proxy.close();
	}
}
