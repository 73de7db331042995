/** The project's own source files, without comments, and what each imports. Read by the tests of layers and style. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');

export interface Source {
	/** From the project's root, with forward slashes. */
	path: string;
	/** The text with comments blanked out; line numbers stay. */
	code: string;
	/** Layers and packages that it imports, types too; `node:` modules by that name. */
	imports: string[];
}

export function readSources(layer: string): Source[] {
	return readdirSync(join(ROOT, layer), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.sort()
		.map((name) => parseSource(`${layer}/${name.split(sep).join('/')}`, readFileSync(join(ROOT, layer, name), 'utf8')));
}

export function parseSource(path: string, text: string): Source {
	const code = blankComments(text);
	return { path, code, imports: importsOf(path, code) };
}

/** Every place where `pattern` (global) occurs, as `file:line text` for a message. */
export function findIn(sources: readonly Source[], pattern: RegExp): string[] {
	return sources.flatMap(({ path, code }) =>
		[...code.matchAll(pattern)].map(({ index, 0: found }) => `${path}:${code.slice(0, index).split('\n').length} ${found.trim()}`),
	);
}

const SPECIFIERS = /\b(?:import|export)\s(?:[^'"`;=]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

function importsOf(path: string, code: string): string[] {
	return [...code.matchAll(SPECIFIERS)].map(([, stated, dynamic]) => {
		const specifier = stated ?? dynamic ?? '';
		if (!specifier.startsWith('.')) return packageOf(specifier);
		const target = relative(ROOT, resolve(ROOT, dirname(path), specifier)).split(sep);
		return target.length > 1 ? `${target[0]}/` : (target[0] ?? '');
	});
}

/** `@colyseus/sdk/debug` is of `@colyseus/sdk`. */
function packageOf(specifier: string): string {
	if (specifier.startsWith('node:')) return specifier;
	const parts = specifier.split('/');
	return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Blanks comments; what looks like one in a string stays. */
function blankComments(text: string): string {
	const token = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
	return text.replace(token, (found) => (found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found));
}
