/** The replay page, made once when replay.html has loaded: a recorded match with a time line, and why shots missed. */

import type { ComplaintScreen } from '../../netcode/replay/complaintScreen.ts';
import type { Explanation } from '../../netcode/replay/explanation.ts';
import type { Recording } from '../../netcode/replay/recording.ts';
import type { ReplayMatch } from '../../netcode/replay/replayMatch.ts';
import type { Look } from '../../netcode/replay/replayView.ts';
import type { Intent, View } from '../../netcode/view.ts';
import { element } from '../dom/element.ts';
import { openSettings } from '../openSettings.ts';
import { hasWebGl, pageElement } from '../page.ts';
import { applyLook } from '../palette.ts';
import { DisplayRate } from '../stage/displayRate.ts';
import type { Stage } from '../stage.ts';
import { createLineFigures } from './lineFigures.ts';
import { createMarkList, type Question } from './markList.ts';
import { type OpenReplay, openReplay } from './openReplay.ts';
import { createPlayerList } from './playerList.ts';
import { addressOfStanding, readStanding } from './replayAddress.ts';
import { clockOf } from './replayClock.ts';
import { createReplayHead } from './replayHead.ts';
import { listenToKeys } from './replayKeys.ts';
import { createReportPanel } from './reportPanel.ts';
import { createScreenOverlay } from './screenOverlay.ts';
import { createShotOverlay } from './shotOverlay.ts';
import { createShotPanel } from './shotPanel.ts';
import { createTimeLine } from './timeLine.ts';
import { createTransport, SPEEDS } from './transport.ts';

declare global {
	/** A look into the page for browser tests. */
	interface Window {
		readonly frayReplay: { readonly match: ReplayMatch; readonly explained: Explanation | string | undefined };
	}
}

/** Time that reading on may take of a frame, ms, and ticks that are read between two looks at the clock. */
const READ_MS = 8;
const READ_TICKS = 10;
/** The address follows this long after one has stopped, ms: browsers count such changes. */
const ADDRESS_MS = 400;
const NO_LEAD = { x: 0, y: 0 };
const NO_HANDS: Intent = { moveX: 0, moveY: 0, aim: 0, fire: false, dash: false, weapon: 0 };

const surface = pageElement('stage');
const layers = pageElement('layers');
const settings = openSettings();
settings.watch((now) => applyLook(document.documentElement, now));

function stop(words: string): void {
	layers.replaceChildren(element('p', { class: 'replay-wait', role: 'alert' }, words));
}

async function begin(): Promise<void> {
	if (!hasWebGl()) return stop('This browser cannot draw the match: turn on hardware acceleration, or open the page in another one.');
	const [replay, stage] = await Promise.all([openReplay(), openStage()]);
	show(replay, stage);
}

async function openStage(): Promise<Stage> {
	const { createStage } = await import('../stage/createStage.ts');
	return createStage(surface, new DisplayRate());
}

function show(replay: OpenReplay, stage: Stage): void {
	const { match } = replay;
	const { recording, view } = match;
	const { firstTick } = recording;
	const standing = readStanding(window.location.search);
	let chosen: Question | undefined;
	let explained: Explanation | string | undefined;

	const timeLine = createTimeLine(recording, (tick) => {
		match.isPlaying = false;
		match.seek(tick);
	});
	const players = createPlayerList(follow);
	const shots = createMarkList(recording, choose);
	const panel = createShotPanel(firstTick, view.tickRate, closeShot);
	const overlay = createShotOverlay();
	const head = createReplayHead(replay);
	const actions = {
		toggle() {
			if (match.tick >= recording.lastTick) match.seek(firstTick);
			match.isPlaying = !match.isPlaying;
		},
		step: (ticks: number) => match.step(ticks),
		jump: (seconds: number) => match.seek(match.tick + seconds * view.tickRate),
		toEnd: (end: 'first' | 'last') => match.seek(end === 'first' ? firstTick : recording.lastTick),
		faster(steps: 1 | -1) {
			const index = SPEEDS.indexOf(match.speed) + steps;
			match.speed = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, index))] ?? 1;
		},
		setSpeed(speed: number) {
			match.speed = speed;
		},
		setLook,
		changeLook: () => setLook(match.look === 'truth' ? 'screen' : 'truth'),
		shot(direction: 1 | -1) {
			const mark = shots.beside(chosen, match.tick, direction);
			if (mark) choose(mark);
		},
		copyAddress: () => void navigator.clipboard?.writeText(writeAddress()).catch(() => {}),
		closeShot,
	};
	const transport = createTransport(actions);
	const { report, screen } = replay;
	const screenOverlay = createScreenOverlay();
	const lineFigures = screen && createLineFigures(screen.record);
	let screenIsShown = true;
	if (lineFigures) document.documentElement.classList.add('has-figures');
	if (screen) timeLine.root.append(createRecordBand(screen, recording));
	listenToKeys(actions);

	function reportPanels(): HTMLElement[] {
		if (!report) return [];
		const { tick, playerId } = report;
		const go = () => {
			match.isPlaying = false;
			if (playerId !== 0) follow(playerId);
			match.seek(tick);
		};
		const onScreen = (shown: boolean) => {
			screenIsShown = shown;
		};
		return [createReportPanel(report, clockOf(tick - firstTick, view.tickRate), screen !== undefined, { go, onScreen })];
	}

	function setLook(look: Look): void {
		match.look = look;
	}

	function follow(id: number): void {
		if (id === match.followId) return;
		match.followId = id;
		if (chosen) closeShot();
	}

	function choose(mark: Question): void {
		chosen = mark;
		const shot = mark.kind === 'kill' ? mark.shot : mark;
		explained = shot && (shot.kind === 'shot' ? match.explain(shot) : match.explainPress(shot));
		// Whoever asks about a death looks at the one who fell.
		match.followId = mark.kind === 'kill' ? mark.victimId : mark.playerId;
		// The tick itself is played, so that its flash is seen.
		match.seek(mark.tick - 1);
		match.step(1);
		panel.show(explained);
	}

	function closeShot(): void {
		chosen = undefined;
		explained = undefined;
		panel.show(undefined);
	}

	function writeAddress(): string {
		const shot = chosen?.kind === 'shot' ? chosen.shotId : undefined;
		const address = addressOfStanding(window.location.href, {
			tick: Math.round(match.tick),
			player: match.followId || undefined,
			look: match.look,
			shot,
		});
		if (address !== window.location.href) window.history.replaceState(undefined, '', address);
		return address;
	}

	layers.replaceChildren(
		screenOverlay.root,
		overlay.root,
		element('div', { class: 'replay-left' }, head.root, players.root),
		element('aside', { class: 'replay-panel replay-side' }, ...reportPanels(), panel.root, shots.root),
		element('footer', { class: 'replay-foot' }, timeLine.root, transport.root, ...(lineFigures ? [lineFigures.root] : [])),
	);
	document.documentElement.classList.add('is-replay');
	document.title = `${replay.file}, Fray replay`;

	const { start } = replay;
	// Who plays is known from their joining.
	recording.read(firstTick + view.tickRate);
	match.followId = standing.player ?? start?.playerId ?? [...recording.marks.names].find(([, { bot }]) => !bot)?.[0] ?? 0;
	match.look = standing.look ?? 'truth';
	match.seek(standing.tick ?? start?.tick ?? firstTick);
	if (standing.shot !== undefined) {
		recording.read(match.tick + 1);
		const mark = recording.marks.all.find((other) => other.kind === 'shot' && other.shotId === standing.shot);
		if (mark?.kind === 'shot') choose(mark);
	}
	match.isPlaying = standing.tick === undefined && !start;
	Object.defineProperty(window, 'frayReplay', {
		value: {
			match,
			get explained() {
				return explained;
			},
		},
	});

	/** The picture of a shot stands while one looks at the time around it. */
	function isNear(): boolean {
		if (explained === undefined || typeof explained === 'string') return false;
		return match.tick > explained.tick - 2 * view.tickRate && match.tick < explained.endTick + 2 * view.tickRate;
	}

	let lastMs = performance.now();
	/** Where one stands, and since when; `Infinity` once the address says so. */
	let standingNow = { words: '', sinceMs: lastMs };
	function frame(pictureMs: number): void {
		const nowMs = performance.now();
		const deltaMs = Math.min(100, nowMs - lastMs);
		lastMs = nowMs;
		readOn(match);
		const events = match.frame(nowMs, NO_HANDS);
		if (match.followId === 0) match.followId = firstPerson(view);
		const { followId } = match;
		const aim = view.players.get(followId)?.aim ?? 0;
		const pace = match.isPlaying ? match.speed : 1;
		stage.draw({ view, events, settings: settings.current, aim, lead: NO_LEAD, followId, deltaMs: deltaMs * Math.min(2, pace), pictureMs });
		surface.classList.add('is-drawn');
		overlay.update(isNear() ? (explained as Explanation) : undefined, view.tuning.player.radius, (x, y) => stage.toScreen(x, y));
		const seen = followId === report?.playerId ? screen?.at(match.tick) : undefined;
		screenOverlay.update(screenIsShown ? seen : undefined, view, (x, y) => stage.toScreen(x, y));
		lineFigures?.update(seen);
		timeLine.update(match.tick, followId);
		players.update(view, followId);
		shots.update(followId, match.tick, chosen);
		transport.update({
			isPlaying: match.isPlaying,
			speed: match.speed,
			look: match.look,
			time: `${clockOf(match.tick - firstTick, view.tickRate)} / ${clockOf(recording.lastTick - firstTick, view.tickRate)} · tick ${Math.ceil(match.tick)}`,
			hasScreen: view.selfId !== 0,
		});
		head.update();
		const words = [match.tick, followId, match.look, chosen?.kind, chosen?.tick].join(' ');
		if (match.isPlaying || words !== standingNow.words) standingNow = { words, sinceMs: nowMs };
		else if (nowMs - standingNow.sinceMs > ADDRESS_MS) {
			writeAddress();
			standingNow.sinceMs = Infinity;
		}
	}

	function next(pictureMs: number): void {
		try {
			frame(pictureMs);
		} catch (error) {
			console.error(error);
			stop(`The replay stopped because of an error of ours: ${(error as Error).message}`);
			return;
		}
		requestAnimationFrame(next);
	}
	requestAnimationFrame(next);
}

/** Reads a piece of the match further, so that its time line fills. */
function readOn({ recording }: ReplayMatch): void {
	if (recording.isRead) return;
	for (const untilMs = performance.now() + READ_MS; performance.now() < untilMs; )
		if (!recording.read(recording.readTick + READ_TICKS)) return;
}

/** On the time line: of which seconds there is what the screen showed. */
function createRecordBand({ firstTick, lastTick }: ComplaintScreen, recording: Recording): HTMLElement {
	const share = (tick: number) => (100 * (tick - recording.firstTick)) / Math.max(1, recording.lastTick - recording.firstTick);
	const left = Math.max(0, share(firstTick));
	return element('div', { class: 'replay-line-band', 'aria-hidden': 'true', style: `left:${left}%;width:${share(lastTick) - left}%` });
}

function firstPerson(view: View): number {
	return (view.roster.find(({ bot }) => !bot) ?? view.roster[0])?.id ?? 0;
}

begin().catch((error: Error) => {
	console.error(error);
	stop(error.message);
});
