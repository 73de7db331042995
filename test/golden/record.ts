/** Records the golden matches and shots anew, after rules or numbers were changed on purpose: `node test/golden/record.ts`. */

import { writeFileSync } from 'node:fs';
import { GOLDEN_MATCHES, goldenPath, playGoldenMatch } from './matches.ts';
import { playShots, SHOT_LATENCIES_MS, shotsPath } from './shots.ts';

for (const match of GOLDEN_MATCHES) {
	const { bytes, figures } = playGoldenMatch(match);
	writeFileSync(goldenPath(match, 'fray'), bytes);
	writeFileSync(goldenPath(match, 'txt'), figures);
	console.log(`${match.name}: ${bytes.length} bytes`);
}
for (const roundTripMs of SHOT_LATENCIES_MS) {
	const { bytes, figures } = playShots(roundTripMs);
	writeFileSync(shotsPath(roundTripMs, 'fray'), bytes);
	writeFileSync(shotsPath(roundTripMs, 'txt'), figures);
	console.log(`shots over ${roundTripMs} ms: ${bytes.length} bytes`);
}
console.log('Now review `git diff test/golden/*.txt`: these are the figures that the change changed.');
