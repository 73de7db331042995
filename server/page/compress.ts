/** Writes `.gz` and `.br` beside every file of the built page, so that serving it costs no time. Used by `build.ts`. */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const SHRINKS = /\.(js|css|html|svg|json|map)$/;
const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** 9 of 11: the last steps cost four times as long for two per cent. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

export async function compressFolder(folder: string): Promise<void> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries.filter((entry) => entry.isFile() && SHRINKS.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
	await Promise.all(
		paths.map(async (path) => {
			const bytes = await readFile(path);
			const [small, smaller] = await Promise.all([zip(bytes), brotli(bytes, BROTLI)]);
			await Promise.all([writeFile(`${path}.gz`, small), writeFile(`${path}.br`, smaller)]);
		}),
	);
}
