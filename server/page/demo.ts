/** `npm run build:demo`: builds the demo, and says where it is, how large, and how to look at it. */

import { join, resolve } from 'node:path';
import { type BuiltFile, buildDemo } from './buildDemo.ts';

const root = resolve(import.meta.dirname, '../..');
const files = await buildDemo(root, join(root, 'dist', 'demo'));

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;
const line = ({ path, bytes, gzipBytes }: BuiltFile) => `${kilobytes(bytes)} ${kilobytes(gzipBytes)}  ${path}`;
const all = {
	path: 'together',
	bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
	gzipBytes: files.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0),
};

console.log(`The demo is in dist/demo.

        size        gzip
${[...files, all].map(line).join('\n')}

To look at it:  npx vite preview --config vite.demo.config.ts
To publish it:  put the folder on any static host, under any path`);
