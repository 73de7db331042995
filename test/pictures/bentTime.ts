/**
 * Time of a page and of its worker that can be stopped and moved on picture by picture: a machine without a graphics card
 * draws a few a second, and so a film of them is as smooth as on any other. Used by `npm run animation` and
 * `npm run screenshot`.
 */

export interface BentTime {
	/** Time stands still. */
	stop(): void;
	/** Time goes on by itself. */
	go(): void;
	/** Moves stopped time on, ms, and draws one picture; resolves when it can be seen. */
	step(ms: number): Promise<void>;
}

declare global {
	interface Window {
		bentTime: BentTime;
	}
}

/** Runs before any program, in the page and in the worker: clocks, timers and pictures go by time that can be stopped. */
function bendTime(): void {
	type Word = { type: 'stop' | 'go' } | { type: 'step'; ms: number } | { type: 'stepped' };
	const clock = performance.now.bind(performance);
	const later = setTimeout.bind(globalThis);
	const never = clearTimeout.bind(globalThis);
	const isPage = typeof document !== 'undefined';
	const draw = isPage ? requestAnimationFrame.bind(globalThis) : undefined;
	const channel = new BroadcastChannel('fray.pictures.time');
	let isStopped = false;
	let fromMs = clock();
	let shownMs = fromMs;
	/** Of stopped time, by a number that no timer of the browser has. */
	const timers = new Map<number, { dueMs: number; run(): void }>();
	let lastTimer = 1e9;
	const pictures: FrameRequestCallback[] = [];
	const now = () => (isStopped ? shownMs : shownMs + clock() - fromMs);

	function stop(): void {
		shownMs = now();
		isStopped = true;
	}

	function go(): void {
		isStopped = false;
		fromMs = clock();
		for (const { dueMs, run } of timers.values()) later(run, Math.max(0, dueMs - shownMs));
		timers.clear();
		for (const picture of pictures.splice(0)) requestAnimationFrame(picture);
	}

	function moveOn(ms: number): void {
		const endMs = shownMs + ms;
		for (;;) {
			const [next] = [...timers].filter(([, { dueMs }]) => dueMs <= endMs).sort(([, a], [, b]) => a.dueMs - b.dueMs);
			if (!next) break;
			timers.delete(next[0]);
			shownMs = Math.max(shownMs, next[1].dueMs);
			next[1].run();
		}
		shownMs = endMs;
	}

	async function step(ms: number): Promise<void> {
		const answered = new Promise<void>((resolve) => {
			const heard = ({ data }: MessageEvent<Word>) => {
				if (data.type !== 'stepped') return;
				channel.removeEventListener('message', heard);
				resolve();
			};
			channel.addEventListener('message', heard);
		});
		channel.postMessage({ type: 'step', ms } satisfies Word);
		await answered;
		// What the worker has sent on its other ports is delivered before a timer is.
		await new Promise((resolve) => later(resolve, 4));
		moveOn(ms);
		await new Promise<void>((resolve) =>
			draw?.(() => {
				for (const picture of pictures.splice(0)) picture(shownMs);
				for (const animation of document.getAnimations()) {
					if (animation.playState === 'running') animation.pause();
					if (animation.playState === 'paused') animation.currentTime = Number(animation.currentTime ?? 0) + ms;
				}
				draw(() => resolve());
			}),
		);
	}

	performance.now = now;
	globalThis.setTimeout = ((run: () => void, delayMs = 0, ...args: unknown[]) => {
		if (!isStopped) return later(run, delayMs, ...args);
		timers.set(++lastTimer, { dueMs: shownMs + delayMs, run: () => (run as (...given: unknown[]) => void)(...args) });
		return lastTimer;
	}) as typeof setTimeout;
	globalThis.clearTimeout = ((timer: number) => {
		if (!timers.delete(timer)) never(timer);
	}) as typeof clearTimeout;
	if (draw) {
		globalThis.requestAnimationFrame = (picture) => (isStopped ? pictures.push(picture) : draw(() => picture(now())));
		const everywhere = (type: 'stop' | 'go', here: () => void) => () => {
			channel.postMessage({ type } satisfies Word);
			here();
		};
		window.bentTime = {
			stop: everywhere('stop', () => {
				for (const animation of document.getAnimations()) if (animation.playState === 'running') animation.pause();
				stop();
			}),
			go: everywhere('go', () => {
				for (const animation of document.getAnimations()) if (animation.playState === 'paused') animation.play();
				go();
			}),
			step,
		};
		return;
	}
	channel.onmessage = ({ data }: MessageEvent<Word>) => {
		if (data.type === 'stop') stop();
		else if (data.type === 'go') go();
		else if (data.type === 'step') {
			moveOn(data.ms);
			channel.postMessage({ type: 'stepped' } satisfies Word);
		}
	};
}

/** The text of what bends time, for the head of a worker's program or of a page. */
export const BEND_TIME = `(${bendTime.toString()})();\n`;
