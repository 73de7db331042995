/** The page of the game, made once when index.html has loaded: puts the parts together and knows which screen is up. */

import type { MatchSource } from '../netcode/view.ts';
import { DEFAULT_MODE } from '../sim/modes/registry.ts';
import { isStill } from '../sim/phase.ts';
import { Background } from './background.ts';
import { Complaints } from './complaints.ts';
import { createDesk } from './desk/desk.ts';
import { addressOfMatch } from './desk/matchAddress.ts';
import { createComplaintNotice } from './hud/complaintNotice.ts';
import { createHints } from './hud/hints.ts';
import { createHud } from './hud/hud.ts';
import { WEAPON_COUNT } from './hud/weaponLook.ts';
import { createDevices } from './input/devices.ts';
import { learnKeyLayout } from './input/keyNames.ts';
import { createTouchLayer } from './input/touchLayer.ts';
import { createHaptics } from './input/vibrate.ts';
import { WeaponChoice } from './input/weaponChoice.ts';
import { startLoop } from './loop.ts';
import { shouldLoadAnew, wasLoadedAnew } from './newVersion.ts';
import { openSettings } from './openSettings.ts';
import { OwnParty } from './ownParty.ts';
import { claimGestures, deviceStorage, hasWebGl, pageElement } from './page.ts';
import { applyLook } from './palette.ts';
import { exposeProbe } from './probe.ts';
import { createScreenAwake } from './screenAwake.ts';
import { createComplaintForm } from './screens/complaintForm.ts';
import { inviteAddress } from './screens/inviteLink.ts';
import { createMenu } from './screens/menu.ts';
import { createMenuKeys } from './screens/menuKeys.ts';
import { addressWithMode } from './screens/modeChoice.ts';
import { describeProblem, ROOM_GONE } from './screens/problem.ts';
import { createProblemPanel } from './screens/problemPanel.ts';
import { createRotateHint } from './screens/rotateHint.ts';
import { showParty } from './screens/showParty.ts';
import { createStartScreen } from './screens/startScreen.ts';
import { Seat } from './seat.ts';
import { entrance } from './serverEntrance.ts';
import { createSound } from './sound/createSound.ts';
import { DisplayRate, watchIdleDisplay } from './stage/displayRate.ts';
import type { Stage } from './stage.ts';
import { parseUrlOptions, type URL_OPTIONS } from './urlOptions.ts';

/** Who has not said otherwise plays under this name. */
const NAMELESS = 'Guest';
/** A kept seat that is not found again within this, ms, does not keep the start screen away. */
const RESUME_SOON_MS = 400;
/** A lost picture that does not come back by itself within this, ms, is a problem. */
const PICTURE_RETURN_MS = 3000;

const surface = pageElement('stage');
const layers = pageElement('layers');
const options = parseUrlOptions(window.location.search, entrance.ownMatches);
const settings = openSettings();
const background = new Background();
const sound = createSound();
const screenAwake = createScreenAwake({ wakeLock: navigator.wakeLock, isHidden: () => document.hidden });
const weapon = new WeaponChoice(WEAPON_COUNT);
const touchLayer = createTouchLayer();
const complaints = new Complaints(() => seat.session);
const hud = createHud(touchLayer, createHints(settings), createComplaintNotice(complaints));
const problems = createProblemPanel();

const reload = { label: 'Load again', run: () => window.location.reload() };

let scoreboardAsked = false;
let stage: Stage | undefined;

const seat = new Seat(entrance, options.match, {
	onSeated(session) {
		restUnseen();
		session.onRefused((why) => desk.refuse(why));
		session.recordScreen(() => stage?.framesPerSec ?? 0);
		complaints.clear();
		desk.restore();
		weapon.choose(session.view.self?.weapon ?? 0);
		start.setBusy(false);
		start.show(false);
		ownParty.party?.setPlaying(true);
	},
	onWait: (wait) => start.setWait(wait),
	onLeft: showStart,
	onProblem(code, message) {
		if (code === ROOM_GONE) forgetRoom();
		if (shouldLoadAnew(code, deviceStorage('sessionStorage'), Date.now())) {
			window.location.reload();
			return;
		}
		showStart();
		const problem = describeProblem(code, message);
		const label = code === ROOM_GONE ? 'Play another match' : 'Try again';
		const again = problem.reload ? reload : { label, run: () => play(settings.current.name) };
		problems.show(problem, [again, { label: 'Start screen', run: showStart }]);
	},
});
const menu = createMenu(settings, createComplaintForm(complaints), {
	// Heard of late on a busy page: by then the hands are at the match again, and what they hold stays held.
	onClosed: () => sound.ui('back'),
	onLeave: () => void seat.leave(),
	onDesk: () => desk.toggle(),
});
const start = createStartScreen(options.name ?? settings.current.name, options.match.mode ?? DEFAULT_MODE, entrance.about(), {
	onPlay: play,
	onStop: () => seat.stop(),
	onMode(modeId) {
		options.match.mode = modeId;
		window.history.replaceState(undefined, '', addressWithMode(window.location.href, modeId));
		ownParty.party?.setMode(modeId);
	},
	onSettings: () => menu.open(false),
	onParty: entrance.parties && (() => void enterParty(undefined)),
	onLeaveParty: () => ownParty.leave(),
	onName(name) {
		settings.change({ name });
		ownParty.party?.setName(name || NAMELESS);
	},
});
const ownParty = new OwnParty({
	entrance: entrance.parties,
	store: deviceStorage('sessionStorage'),
	showCode: (code) => setAddressOption('party', code),
	events: {
		onChange: () => showParty(start, ownParty.party, window.location.href),
		onSeat(kept, again) {
			const { parties } = entrance;
			if (!parties || seat.session) return;
			start.setBusy(true);
			void seat.sit(() => parties.takeSeat(options.match, kept, again));
		},
		onWords: (words) => start.setNotice(words),
	},
});
/** The end of a match has a vote: the hands are for that. */
function resultsUp(): boolean {
	const phase = seat.session?.view.phase;
	return phase !== undefined && isStill(phase);
}
const isWatching = () => seat.session !== undefined && !menu.isOpen && !problems.isOpen && !desk.hasFocus;
const isPlaying = () => isWatching() && !resultsUp();
/** The menu that has the hands. */
function menuUp(): HTMLElement | undefined {
	if (problems.isOpen) return problems.root;
	if (menu.isOpen) return menu.root;
	if (desk.hasFocus) return undefined;
	if (resultsUp()) return hud.root;
	return seat.session ? undefined : start.root;
}
function openMenu(): void {
	input.release();
	const roomId = seat.session?.roomId;
	menu.open(true, roomId === undefined ? undefined : inviteAddress(window.location.href, 'room', roomId));
}
const desk = createDesk({
	isOwnRoom: () => options.match.private === true,
	tune: (key, value) => seat.session?.tune(key, value),
	go: (match) => void seat.leave().then(() => window.location.assign(addressOfMatch(window.location.href, match))),
	onGameFocus: () => input.release(),
	store: deviceStorage('sessionStorage'),
});
const input = createDevices({
	surface,
	touchLayer,
	weapon,
	settings: () => settings.current,
	callbacks: {
		isPlaying,
		isWatching,
		onComplain: () => void complaints.save(''),
		onScoreboard: (down) => {
			if (settings.current.scoresBy === 'hold') scoreboardAsked = down;
			else if (down) scoreboardAsked = !scoreboardAsked;
		},
		onNetGraph: () => settings.change({ showNetGraph: !settings.current.showNetGraph }),
		onMenu: openMenu,
		onMenuKey: createMenuKeys(menuUp, { onBack: () => resultsUp() && openMenu() }),
	},
});

function showStart(): void {
	restUnseen();
	scoreboardAsked = false;
	hud.root.hidden = true;
	desk.hide();
	menu.close();
	start.setBusy(false);
	start.show(true);
	ownParty.party?.setPlaying(false);
}

/** The match of an invitation has ended: from now on Play leads into another. */
function forgetRoom(): void {
	delete options.match.roomId;
	start.setInvited(false);
	setAddressOption('room', undefined);
}

/** The address says where the page belongs, so that a reload leads there again. */
function setAddressOption(option: keyof typeof URL_OPTIONS, value: string | undefined): void {
	const url = new URL(window.location.href);
	if (value === undefined) url.searchParams.delete(option);
	else url.searchParams.set(option, value);
	window.history.replaceState(undefined, '', url);
}

function enterParty(code: string | undefined): Promise<void> {
	return ownParty.enter(settings.current.name || NAMELESS, options.match.mode ?? DEFAULT_MODE, code, seat.session !== undefined);
}

function play(name: string): void {
	settings.change({ name });
	// Without a press before it (`?autoplay=1`) the browser would only warn.
	if (navigator.userActivation?.hasBeenActive !== false) sound.unlock();
	sound.ui('press');
	start.setNotice('');
	const { party } = ownParty;
	if (party) {
		party.setName(name || NAMELESS);
		ownParty.press();
		return;
	}
	start.setBusy(true);
	void seat.take(name || NAMELESS);
}

/** The match that is seen: the own one, or the one behind the start screen. */
function shownMatch(): MatchSource | undefined {
	return seat.session ?? background.source;
}

/** Nothing runs on behind what is seen, or in a hidden page. */
function restUnseen(): void {
	seat.session?.setAway(document.hidden);
	background.setShown(!seat.session && !document.hidden);
}

/** What differs by the device in hand: the layout of the HUD, the controls on the start screen, the pointer. */
function showDevice(): void {
	const root = document.documentElement;
	if (root.dataset.device !== input.device) root.dataset.device = input.device;
	root.classList.toggle('is-playing', isPlaying());
	screenAwake.keep(seat.session !== undefined && input.device !== 'keyboard');
	start.update(input.device, settings.current);
}

function stop(code: string, error?: unknown): void {
	if (error !== undefined) console.error(error);
	problems.show(describeProblem(code, ''), [reload]);
}

async function openStage(): Promise<void> {
	if (!hasWebGl()) {
		stop('no-webgl');
		return;
	}
	try {
		// Phaser is most of the page: the name field is there before it is.
		const rate = new DisplayRate();
		const unwatch = watchIdleDisplay(rate);
		const { createStage } = await import('./stage/createStage.ts');
		stage = await createStage(surface, rate);
		unwatch();
	} catch (error) {
		stop('page-error', error);
		return;
	}
	startLoop({
		stage,
		hud,
		sound,
		haptics: createHaptics(),
		input,
		state: {
			get source() {
				return shownMatch();
			},
			get seated() {
				return seat.session !== undefined;
			},
			get playing() {
				return isPlaying();
			},
			get scoreboardAsked() {
				return scoreboardAsked;
			},
			get settings() {
				return settings.current;
			},
		},
		onFrame() {
			showDevice();
			if (shownMatch()) surface.classList.add('is-drawn');
			if (seat.session) desk.update(seat.session.view, performance.now());
		},
		onBroken: (error) => stop('page-error', error),
	});
}

function watchPicture(): void {
	let waiting: number | undefined;
	// These do not bubble; on the way down they can be heard here.
	surface.addEventListener('webglcontextlost', () => (waiting = window.setTimeout(() => stop('picture-lost'), PICTURE_RETURN_MS)), true);
	surface.addEventListener('webglcontextrestored', () => window.clearTimeout(waiting), true);
}

async function begin(): Promise<void> {
	const slow = window.setTimeout(() => {
		start.setBusy(true);
		start.show(true);
	}, RESUME_SOON_MS);
	const resumed = await seat.resume();
	window.clearTimeout(slow);
	if (options.party !== undefined) void enterParty(options.party);
	if (resumed) return;
	start.setBusy(false);
	start.show(true);
	start.setNotice(options.complaints.join(' '));
	start.setInvited(options.match.roomId !== undefined);
	if (options.autoplay || wasLoadedAnew(deviceStorage('sessionStorage'))) play(options.name ?? settings.current.name);
}

layers.replaceChildren(hud.root, desk.root, start.root, menu.root, problems.root, createRotateHint(deviceStorage('localStorage')));
settings.watch((now) => applyLook(document.documentElement, now));
claimGestures(surface);
showDevice();
watchPicture();
// Wakes the sound wherever the first press was: after a reload there is no Play to press.
for (const type of ['pointerdown', 'keydown']) window.addEventListener(type, () => seat.session && sound.unlock());
document.addEventListener('visibilitychange', restUnseen);
window.addEventListener('keydown', (event) => {
	if (event.code !== 'F4' || event.altKey || event.ctrlKey || event.metaKey || !seat.session || menu.isOpen || problems.isOpen) return;
	event.preventDefault();
	if (!event.repeat) desk.toggle();
});
exposeProbe({
	get view() {
		return shownMatch()?.view;
	},
	get session() {
		return seat.session;
	},
	get framesPerSec() {
		return stage?.framesPerSec ?? 0;
	},
});
void learnKeyLayout();
void background.open();
void openStage();
void begin();
