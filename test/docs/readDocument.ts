/** A page of the documentation in its pieces: fenced blocks, links, names in backticks, sentences. For `docs.test.ts`. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Block {
	/** `docs/designer.md:12`, for messages. */
	place: string;
	language: string;
	/**
	 * What it is of `file`: all of it, statements that come after its imports, entries of an object in it; or typed into
	 * the browser's console; or deliberately partial, so that only its syntax is checked.
	 */
	role: 'file' | 'lines' | 'rows' | 'console' | 'partial';
	/** From the root of the project; empty when it belongs to no file. */
	file: string;
	text: string;
}

export interface Document {
	/** From the root of the project. */
	path: string;
	text: string;
	blocks: Block[];
	/** Targets of links and pictures, as they are written. */
	links: string[];
	/** What stands in backticks. */
	quoted: string[];
	/** Of 60 characters or more, without markup. */
	sentences: string[];
}

const FENCE = /^```(\w*)[ \t]*([^\n]*)\n([\s\S]*?)^```[ \t]*$/gm;

export function readDocument(root: string, path: string): Document {
	const text = readFileSync(join(root, path), 'utf8');
	const prose = text.replace(FENCE, '');
	return {
		path,
		text,
		blocks: [...text.matchAll(FENCE)].map((match) => {
			const [, language = '', info = '', body = ''] = match;
			const line = text.slice(0, match.index).split('\n').length;
			return { place: `${path}:${line}`, language, ...roleOf(info, language, `${path}:${line}`), text: body };
		}),
		links: [...prose.matchAll(/\]\(([^)\s]+)\)|<(?:img|a)\b[^>]*\b(?:src|href)="([^"]+)"/g)].map(([, link, tag]) => link ?? tag ?? ''),
		quoted: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name as string),
		sentences: prose
			.split(/\n{2,}|\n(?=[|*-])|(?<=[.:]) /)
			.map((sentence) => sentence.replace(/[*_`\s]+/g, ' ').trim())
			.filter((sentence) => sentence.length >= 60),
	};
}

/** What the fence says after the language: `file=PATH`, `lines=PATH`, `rows=PATH`, `console`, `partial`, or nothing: a file of its own. */
function roleOf(info: string, language: string, place: string): Pick<Block, 'role' | 'file'> {
	const [word = '', file = ''] = info.trim().split('=');
	if (word === '' && language === 'ts') return { role: 'file', file: '' };
	if (word === 'file' || word === 'lines' || word === 'rows') return { role: word, file };
	if (word === 'console' || word === 'partial') return { role: word, file: '' };
	if (language === 'ts' || language === 'js')
		throw new Error(`${place}: a block of code is file=, lines=, rows=, console or partial, not "${info}"`);
	return { role: 'partial', file: '' };
}

/** Anchors of a document's headings, as GitHub makes them. */
export function anchorsOf(text: string): string[] {
	return [...text.replace(FENCE, '').matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		(heading as string)
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.trim()
			.replace(/\s/g, '-'),
	);
}
