/** The documentation as its readers use it: code that compiles, commands, files and links that are there, tables that are fresh. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fill, partsOf } from '../docs/tools/markers.ts';
import { PARTS, PICTURES } from '../docs/tools/parts.ts';
import { compileBlocks } from './docs/compileBlocks.ts';
import { anchorsOf, type Document, readDocument } from './docs/readDocument.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PAGES = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', ...PAGES.map((name) => `docs/${name}`)].map((path) => readDocument(ROOT, path));
const SCRIPTS = Object.keys((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts);
const TOP = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
/** Made while it runs, so not there in a fresh clone. */
const MADE = /^(?:data|dist|node_modules)\//;

const everywhere = (find: (document: Document) => string[]) =>
	DOCUMENTS.flatMap((document) => find(document).map((found) => `${document.path}: ${found}`));

describe('the documentation', () => {
	it('has TypeScript that compiles against the sources, as a file, a row or lines of the file that it names', function () {
		this.timeout(60_000);
		const blocks = DOCUMENTS.flatMap(({ blocks }) => blocks).filter(({ language }) => language === 'ts' || language === 'js');
		assert.ok(blocks.length > 0, 'no code found');
		const partial = blocks.filter(({ role }) => role === 'partial');
		for (const { place, text } of partial) {
			assert.doesNotThrow(() => stripTypeScriptTypes(text), place);
		}
		const folder = compileBlocks(
			ROOT,
			blocks.filter(({ role }) => role !== 'partial'),
		);
		try {
			assert.equal(folder.complaints, '');
		} finally {
			rmSync(folder.path, { recursive: true, force: true });
		}
	});

	it('holds what was made from the code as the code is now (npm run tables writes it)', () => {
		for (const [name, { document, make }] of Object.entries(PARTS)) {
			const text = readFileSync(join(ROOT, document), 'utf8');
			assert.equal(fill(text, name, make()), text, `${document}: "${name}" is stale: npm run tables`);
		}
		for (const [picture, make] of Object.entries(PICTURES))
			assert.equal(readFileSync(join(ROOT, picture), 'utf8'), make(), `${picture} is stale: npm run tables`);
		const known: readonly string[] = Object.keys(PARTS);
		assert.deepEqual(
			everywhere(({ text }) => partsOf(text).filter((name) => !known.includes(name))),
			[],
		);
	});

	it('names only commands that exist, and explains every one that does', () => {
		const named = (text: string) =>
			[...text.matchAll(/npm (?:run (?:-s )?([\w:]+)|(start|test)\b)/g)].map(([, run, own]) => run ?? own ?? '');
		assert.deepEqual(
			everywhere(({ text }) => named(text).filter((script) => !SCRIPTS.includes(script))),
			[],
		);
		const explained = new Set(DOCUMENTS.flatMap(({ text }) => named(text)));
		assert.deepEqual(
			SCRIPTS.filter((script) => !explained.has(script)),
			[],
			'say what they are for in docs/engineer.md',
		);
	});

	it('links to what is there', () => {
		const dead = ({ path, links }: Document) =>
			links.filter((link) => {
				if (/^[a-z]+:/.test(link)) return false;
				const [file = '', anchor] = link.split('#');
				const target = file === '' ? join(ROOT, path) : resolve(ROOT, dirname(path), file);
				if (!existsSync(target)) return true;
				return anchor !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(anchor);
			});
		assert.deepEqual(everywhere(dead), []);
	});

	it('names files that are there, or that the reader has just been told to make', () => {
		const folders = new Set(TOP.map(({ name }) => name));
		const made = new Set(DOCUMENTS.flatMap(({ blocks }) => blocks.map(({ file }) => file)));
		const missing = ({ quoted }: Document) =>
			quoted
				.filter((name) => /^[\w.@-]+\/[\w./@-]*$/.test(name) && folders.has(name.split('/')[0] ?? '') && !MADE.test(name))
				.filter((name) => !existsSync(join(ROOT, name)) && !made.has(name));
		assert.deepEqual(everywhere(missing), []);
	});

	it('can be found from the README, page by page', () => {
		const readme = DOCUMENTS.find(({ path }) => path === 'README.md');
		assert.deepEqual(
			PAGES.filter((name) => !readme?.links.includes(`docs/${name}`)),
			[],
		);
	});

	it('says nothing twice: no sentence of some length stands on two pages', () => {
		const places = new Map<string, string>();
		const twice: string[] = [];
		for (const { path, sentences } of DOCUMENTS) {
			for (const sentence of sentences) {
				const before = places.get(sentence);
				if (before !== undefined && before !== path) twice.push(`${before} and ${path}: ${sentence}`);
				places.set(sentence, path);
			}
		}
		assert.deepEqual(twice, []);
	});
});
