/** A QR code of an address for a terminal, so that nobody types one on a phone. Used by `server/program.ts`. */

import { renderUnicodeCompact } from 'uqr';

/** White on black, whatever the colours of the terminal: not every camera reads the reverse. */
const COLOURS = '\u001b[97;40m';
const RESET = '\u001b[0m';

/** Lines of text, two rows of the code in each; with the quiet border that cameras need. */
export function qrCodeOf(address: string): string {
	const lines = renderUnicodeCompact(address, { ecc: 'L', border: 2 }).split('\n');
	return lines.map((line) => `${COLOURS}${line}${RESET}`).join('\n');
}
