/** F3: how the line and the picture do, in figures and a rolling curve of the last seconds. */

import type { NetStatus } from '../../netcode/view.ts';
import { MAX_REWIND_MS } from '../../sim/history.ts';
import { shownOf, textOf } from '../dom/changed.ts';
import { element } from '../dom/element.ts';
import type { HudFrame, HudPart } from './part.ts';
import { createSparkline } from './sparkline.ts';
import { rateText } from './words.ts';

const SAMPLE_MS = 100;

type Row = readonly [label: string, about: string, value: (net: NetStatus, frame: HudFrame) => string];

const ROWS: readonly Row[] = [
	['Round trip', 'From a frame sent to its acknowledgement', (net) => `${Math.round(net.rttMs)} ms`],
	['Jitter', 'How unevenly updates arrive', (net) => `${net.jitterMs.toFixed(1)} ms`],
	['Tick', 'Newest tick received', (net) => String(Math.floor(net.tick))],
	['View delay', 'How far back others are shown', (net) => `${Math.round(net.viewDelayMs)} ms`],
	[
		'Rewind',
		'How far back a shot sees the others; it is judged by no more than the cap',
		({ rewindMs }) => (rewindMs > MAX_REWIND_MS ? `${MAX_REWIND_MS} of ${Math.round(rewindMs)} ms` : `${Math.round(rewindMs)} ms`),
	],
	['Pending', 'Own frames not acknowledged yet', (net) => String(net.pendingFrames)],
	['Early', 'Own frames waiting on the server', (net) => net.framesEarly.toFixed(1)],
	['Corrections', 'In the last minute, and the size of the last', (net) => `${net.corrections} · ${net.lastCorrectionUnits.toFixed(1)} u`],
	['Exact', 'Ticks in which prediction was exact', (net) => `${(net.exactShare * 100).toFixed(2)} %`],
	['Held · dropped', 'Ticks without a frame, frames too late', (net) => `${net.held} · ${net.discarded}`],
	[
		'Saving',
		'Steps that the server takes because its ticks are too long',
		(net) => (net.ladderStep === 0 ? 'nothing' : `step ${net.ladderStep}`),
	],
	['In', 'Received', (net) => rateText(net.receivedBytesPerSec)],
	['Out', 'Sent', (net) => rateText(net.sentBytesPerSec)],
	['Frames', 'Drawn a second', (_net, frame) => `${Math.round(frame.framesPerSec)} fps`],
];

export function createNetGraph(): HudPart {
	const sparkline = createSparkline(110);
	const figures = ROWS.map(([label, about, value]) => {
		const node = element('dd', {});
		return { node, label: element('dt', { title: about }, label), value, set: textOf(node) };
	});
	const list = element('dl', {}, ...figures.flatMap(({ label, node }) => [label, node]));
	const root = element('section', { class: 'net-graph', 'aria-label': 'Net graph', hidden: true }, sparkline.root, list);
	const setShown = shownOf(root);
	let lastSampleMs = 0;
	let corrections = 0;
	return {
		root,
		update(frame) {
			const { view, nowMs, settings } = frame;
			setShown(settings.showNetGraph);
			if (nowMs - lastSampleMs < SAMPLE_MS) return;
			lastSampleMs = nowMs;
			sparkline.add(view.net.rttMs, view.net.corrections > corrections);
			corrections = view.net.corrections;
			if (!settings.showNetGraph) return;
			for (const { set, value } of figures) set(value(view.net, frame));
			sparkline.draw();
		},
	};
}
