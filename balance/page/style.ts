/** How the page of a run looks: the colours of the game. */

export const COLOURS = {
	floor: '#131A2A',
	floorLight: '#1B2438',
	wall: '#33415F',
	rim: '#7C8DB5',
	shadow: '#080B13',
	cool: '#3DDCFF',
	warm: '#FF8A1F',
	light: '#F4F1E8',
	lime: '#C6F24E',
	violet: '#9B7BFF',
	alarm: '#FF2E63',
} as const;

export const STYLE = `
:root { color-scheme: dark; }
body { margin: 0 auto; padding: 32px 24px 64px; max-width: 1180px; background: ${COLOURS.shadow}; color: ${COLOURS.light};
	font: 15px/1.5 'Archivo Variable', Archivo, system-ui, sans-serif; }
h1 { margin: 0 0 4px; font-size: 40px; font-weight: 800; letter-spacing: -0.02em; }
h2 { margin: 44px 0 8px; font-size: 22px; border-top: 1px solid ${COLOURS.wall}; padding-top: 18px; }
h3 { margin: 0 0 6px; font-size: 15px; }
p { margin: 0 0 12px; color: #B9C3DC; max-width: 76ch; }
table { border-collapse: separate; border-spacing: 2px; }
.wide { overflow-x: auto; }
th { font-weight: 600; color: #B9C3DC; text-align: right; padding: 4px 10px; white-space: nowrap; }
th:first-child, td.text { text-align: left; }
td { background: ${COLOURS.floorLight}; padding: 4px 10px; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td small { color: #B9C3DC; }
td.text { white-space: normal; }
td.met { color: ${COLOURS.lime}; } td.missed { color: ${COLOURS.alarm}; font-weight: 700; } td.open { color: ${COLOURS.warm}; }
.verdict { display: inline-block; margin: 12px 0; padding: 6px 16px; border-radius: 6px; font-size: 18px; font-weight: 700; background: ${COLOURS.floorLight}; }
.maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(340px, 1fr)); gap: 20px; }
svg { display: block; width: 100%; height: auto; background: ${COLOURS.floor}; border-radius: 6px; }
details { margin: 8px 0; } summary { cursor: pointer; color: ${COLOURS.cool}; }
`;
