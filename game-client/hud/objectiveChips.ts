/** Below the clock: who holds each objective that the mode's HUD names, and who is taking it. */

import type { DisplayedObjective } from '../../netcode/view.ts';
import { isStill } from '../../sim/phase.ts';
import { shareOf, shownOf, textOf, whenChanged } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { HudPart } from './part.ts';

const SIDE_WORDS = { own: 'yours', enemy: 'theirs', nobody: 'free' } as const;

/** How an objective stands, in two or three words. */
export function objectiveWords(objective: DisplayedObjective): string {
	if (objective.contested) return 'contested';
	if (objective.claim > 0 && objective.claimSide === 'own') return 'taking it';
	if (objective.claim > 0 && objective.claimSide === 'enemy') return 'being taken';
	return SIDE_WORDS[objective.side];
}

function createChip() {
	const label = element('span', { class: 'objective-label' });
	const words = element('span', { class: 'objective-words' });
	const root = element('div', { class: 'objective-chip' }, element('span', { class: 'objective-mark' }), label, words);
	const setLabel = textOf(label);
	const setWords = textOf(words);
	const setClaim = shareOf(root, '--claim', 2);
	const setSide = whenChanged((side: string) => {
		root.dataset.side = side;
	});
	const setClaimSide = whenChanged((side: string) => {
		root.dataset.claim = side;
	});
	return {
		root,
		show(objective: DisplayedObjective): void {
			setLabel(objective.label);
			setWords(objectiveWords(objective));
			setSide(objective.contested ? 'contested' : objective.side);
			setClaimSide(objective.claimSide);
			setClaim(objective.claim);
		},
	};
}

export function createObjectiveChips(): HudPart {
	const root = element('div', { class: 'objective-chips', hidden: true });
	const setShown = shownOf(root);
	const chips: ReturnType<typeof createChip>[] = [];
	return {
		root,
		update({ view }) {
			let shown = 0;
			for (const item of view.hud) {
				const objective = item.kind === 'objective' ? view.objectives[item.objective] : undefined;
				if (!objective) continue;
				let chip = chips[shown];
				if (!chip) {
					chip = createChip();
					chips.push(chip);
					root.append(chip.root);
				}
				chip.root.hidden = false;
				chip.show(objective);
				shown++;
			}
			for (const chip of chips.slice(shown)) chip.root.hidden = true;
			setShown(shown > 0 && !isStill(view.phase));
		},
	};
}
