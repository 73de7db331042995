/** How the page of a run looks: the colours of the game. */

export const COLOURS = {
	shadow: '#080B13',
	floor: '#131A2A',
	floorLight: '#1B2438',
	wall: '#33415F',
	rim: '#7C8DB5',
	muted: '#B9C3DC',
	light: '#F4F1E8',
	cool: '#3DDCFF',
	warm: '#FF8A1F',
	lime: '#C6F24E',
	violet: '#B79BFF',
	alarm: '#FF5C85',
} as const;

export const STYLE = `
:root { color-scheme: dark; }
body { margin: 0 auto; padding: 32px 24px 64px; max-width: 1180px; background: ${COLOURS.shadow}; color: ${COLOURS.light};
	font: 15px/1.5 'Archivo Variable', Archivo, system-ui, sans-serif; }
h1 { margin: 0 0 4px; font-size: 40px; font-weight: 800; letter-spacing: -0.02em; }
h2 { margin: 44px 0 8px; font-size: 22px; border-top: 1px solid ${COLOURS.wall}; padding-top: 18px; }
h3 { margin: 0 0 6px; font-size: 15px; }
p { margin: 0 0 12px; color: ${COLOURS.muted}; max-width: 76ch; }
ul { margin: 0 0 12px; padding-left: 20px; }
table { border-collapse: separate; border-spacing: 2px; }
.wide { overflow-x: auto; } .wide + p { margin-top: 12px; }
th { font-weight: 600; color: ${COLOURS.muted}; text-align: right; padding: 4px 10px; white-space: nowrap; }
th:first-child, td.text { text-align: left; }
td { background: ${COLOURS.floorLight}; padding: 4px 10px; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.held { color: ${COLOURS.lime}; } td.broken { color: ${COLOURS.alarm}; font-weight: 700; } td.open { color: ${COLOURS.warm}; }
.verdict { display: inline-block; margin: 12px 0; padding: 6px 16px; border-radius: 6px; font-size: 18px; font-weight: 700; background: ${COLOURS.floorLight}; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(520px, 100%), 1fr)); gap: 20px; }
.plot { background: ${COLOURS.floor}; border-radius: 6px; padding: 12px; min-width: 0; }
.uplot, .u-legend { font-family: inherit; color: ${COLOURS.muted}; } .u-legend { font-size: 13px; text-align: left; }
.u-legend th, .u-legend td { background: none; padding: 2px 6px; }
`;
