/** Records the golden matches anew, after rules or numbers were changed on purpose: `node test/golden/record.ts`. */

import { writeFileSync } from 'node:fs';
import { GOLDEN_MATCHES, goldenPath, playGoldenMatch } from './matches.ts';

for (const match of GOLDEN_MATCHES) {
	const { bytes, figures } = playGoldenMatch(match);
	writeFileSync(goldenPath(match, 'fray'), bytes);
	writeFileSync(goldenPath(match, 'txt'), figures);
	console.log(`${match.name}: ${bytes.length} bytes`);
}
console.log('Now review `git diff test/golden/*.txt`: these are the figures that the change changed.');
