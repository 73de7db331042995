/**
 * Compiles the code of the documentation as if it stood in the sources: one program, with the project's own settings.
 * For `docs.test.ts`.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Block } from './readDocument.ts';

/** Returns the folder that it was done in and what the compiler says, with places in the documents; empty when all is well. */
export function compileBlocks(root: string, blocks: readonly Block[]): { path: string; complaints: string } {
	const path = mkdtempSync(join(tmpdir(), 'fray-docs-'));
	const places = new Map<string, Block & { headLines: number }>();
	for (const [number, block] of blocks.entries()) {
		// Whole files have their own name, so that other blocks can import them.
		const own = block.role === 'file' && block.file !== '';
		const name = own ? block.file : join(dirname(block.file || 'docs/x'), `block${number}.ts`);
		if (places.has(name)) throw new Error(`${block.place}: ${places.get(name)?.place} is that file already`);
		const [head, foot] = surroundings(root, block);
		places.set(name, { ...block, headLines: head.split('\n').length });
		mkdirSync(join(path, dirname(name)), { recursive: true });
		writeFileSync(join(path, name), `${head}\n${block.text}\n${foot}\n`);
	}
	writeFileSync(join(path, 'package.json'), '{ "type": "module" }');
	symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'), 'junction');
	const compilerOptions = {
		// Imports are looked for beside the block, then in the sources.
		rootDirs: [path, root],
		typeRoots: [join(root, 'node_modules/@types')],
		noUnusedLocals: false,
	};
	writeFileSync(
		join(path, 'tsconfig.json'),
		JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: [], files: [...places.keys()] }),
	);
	const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.', '--pretty', 'false'], {
		cwd: path,
		encoding: 'utf8',
	});
	const complaints = `${tsc.stdout}${tsc.stderr}`.trim().replace(/^(\S+?)\((\d+),(\d+)\)/gm, (all, name: string, line: string) => {
		const block = places.get(name);
		return block ? `${block.place}, line ${Number(line) - block.headLines} of the block` : all;
	});
	if (complaints === '' && tsc.status !== 0) throw new Error(`tsc ended with ${tsc.status ?? tsc.signal}`);
	return { path, complaints };
}

/** What stands before and after a block to make it a module. */
function surroundings(root: string, { role, file, place }: Block): [head: string, foot: string] {
	if (role === 'console') return [`import type { Probe } from '../game-client/probe.ts';\ndeclare const fray: Probe;`, ''];
	if (role === 'file') return ['', 'export {};'];
	const source = join(root, file);
	if (!existsSync(source)) throw new Error(`${place}: there is no ${file}`);
	const imports = [...readFileSync(source, 'utf8').matchAll(/^import [^;]+;$/gm)].map(([statement]) => statement).join('\n');
	return role === 'rows' ? [`${imports}\nexport const rows = {`, '};'] : [imports, 'export {};'];
}
