/** The keys of the replay page. Called by `main.ts`. */

export interface KeyActions {
	toggle(): void;
	step(ticks: number): void;
	/** By seconds. */
	jump(seconds: number): void;
	toEnd(end: 'first' | 'last'): void;
	faster(steps: 1 | -1): void;
	/** To the next shot of whom is followed, or the one before. */
	shot(direction: 1 | -1): void;
	changeLook(): void;
	copyAddress(): void;
	closeShot(): void;
}

const JUMP_SECONDS = 5;
const SHIFT_JUMP_SECONDS = 30;

/** Keys of what has the focus stay its own where they mean something there: a button's space, a list's arrows. */
export function listenToKeys(actions: KeyActions): void {
	window.addEventListener('keydown', (event) => {
		if (event.altKey || event.ctrlKey || event.metaKey) return;
		const { target } = event;
		const inField = target instanceof HTMLSelectElement;
		const onButton = target instanceof HTMLButtonElement || (target instanceof HTMLElement && target.tagName === 'SUMMARY');
		if (inField || (onButton && (event.code === 'Space' || event.code === 'Enter'))) return;
		const run = actionOf(event, actions);
		if (!run) return;
		event.preventDefault();
		run();
	});
}

function actionOf({ code, key, shiftKey }: KeyboardEvent, actions: KeyActions): (() => void) | undefined {
	const seconds = shiftKey ? SHIFT_JUMP_SECONDS : JUMP_SECONDS;
	const byCode: Readonly<Record<string, () => void>> = {
		Space: () => actions.toggle(),
		ArrowLeft: () => actions.jump(-seconds),
		ArrowRight: () => actions.jump(seconds),
		ArrowUp: () => actions.shot(-1),
		ArrowDown: () => actions.shot(1),
		Comma: () => actions.step(-1),
		Period: () => actions.step(1),
		Home: () => actions.toEnd('first'),
		End: () => actions.toEnd('last'),
		KeyV: () => actions.changeLook(),
		KeyC: () => actions.copyAddress(),
		Escape: () => actions.closeShot(),
	};
	if (key === '+' || key === '=') return () => actions.faster(1);
	if (key === '-') return () => actions.faster(-1);
	return byCode[code];
}
