/** What the page of a run does in the browser: one uPlot for each plot, all with the same cursor. Needs `DATA` and `COLOURS`. */

export const DRAW_PLOTS = `
const sync = uPlot.sync('run');
const drawn = DATA.plots.map((plot) => {
	const box = document.createElement('div');
	box.className = 'plot';
	const title = document.createElement('h3');
	title.textContent = plot.unit ? plot.title + ', ' + plot.unit : plot.title;
	box.append(title);
	document.getElementById('plots').append(box);
	const axis = { stroke: COLOURS.muted, grid: { stroke: COLOURS.wall, width: 1 }, ticks: { stroke: COLOURS.wall } };
	const before = (u) => {
		const left = u.valToPos(DATA.seconds[0], 'x', true), right = u.valToPos(DATA.measuredFrom - 0.5, 'x', true);
		if (!(right > left)) return;
		u.ctx.fillStyle = COLOURS.floorLight;
		u.ctx.fillRect(left, u.bbox.top, right - left, u.bbox.height);
	};
	const options = {
		width: box.clientWidth - 24, height: 220,
		cursor: { sync: { key: sync.key } },
		scales: { x: { time: false }, y: { range: (u, min, max) => [0, max > 0 ? max * 1.08 : 1] } },
		axes: [{ ...axis, values: (u, all) => all.map((at) => at + ' s') }, { ...axis, size: 64 }],
		series: [{ label: 'second' }, ...plot.lines.map((line) => ({
			label: line.label, stroke: line.colour, width: 2, dash: line.dash, points: { show: DATA.seconds.length < 3 },
		}))],
		hooks: { drawClear: [before] },
	};
	return { box, chart: new uPlot(options, [DATA.seconds, ...plot.lines.map((line) => line.values)], box) };
});
addEventListener('resize', () => { for (const { box, chart } of drawn) chart.setSize({ width: box.clientWidth - 24, height: 220 }); });
`;
