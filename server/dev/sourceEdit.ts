/**
 * Writes one number into a source text and touches nothing else: finds it by parsing, never by its looks. Used by
 * `saveNumbers.ts`.
 */

import { parseSync } from 'vite';

/** A node of the syntax tree, as far as it is looked at; `start` and `end` are places in the text. */
interface Node {
	type: string;
	start: number;
	end: number;
	[part: string]: unknown;
}

export interface Edited {
	text: string;
	/** Of the number, from 1. */
	line: number;
	/** As it was written; undefined when it was not and has been added. */
	before: string | undefined;
}

/** Throws when the text is no TypeScript. */
function parse(text: string): Node {
	const { program, errors } = parseSync('source.ts', text);
	if (errors.length > 0) throw new Error(`it cannot be read: ${errors[0]?.message}`);
	return program as unknown as Node;
}

/** `{ ... }` of a value, under what TypeScript and functions that take it put around it. */
function objectOf(node: Node | undefined): Node | undefined {
	if (!node) return undefined;
	if (node.type === 'ObjectExpression') return node;
	if (node.type === 'CallExpression') return objectOf((node.arguments as Node[])[0]);
	if (node.type.startsWith('TS')) return objectOf(node.expression as Node | undefined);
	return undefined;
}

function propertiesOf(object: Node, name: string): Node[] {
	return (object.properties as Node[]).filter((property) => {
		const key = property.key as (Node & { name?: string; value?: unknown }) | undefined;
		return property.type === 'Property' && property.computed !== true && (key?.name ?? key?.value) === name;
	});
}

/** The objects that constants of a file are made of, by the constant's name. */
function constantsOf(program: Node): Map<string, Node> {
	const constants = new Map<string, Node>();
	for (const statement of program.body as Node[]) {
		const declaration = (statement.declaration ?? statement) as Node;
		if (declaration.type !== 'VariableDeclaration') continue;
		for (const { id, init } of declaration.declarations as (Node & { id: { name: string }; init?: Node })[]) {
			const object = objectOf(init);
			if (object) constants.set(id.name, object);
		}
	}
	return constants;
}

/** The name of the constant that is the mode with this id; undefined when the file has none. */
export function constantOfMode(text: string, modeId: string): string | undefined {
	for (const [name, object] of constantsOf(parse(text))) {
		const [id] = propertiesOf(object, 'id');
		if ((id?.value as { value?: unknown } | undefined)?.value === modeId) return name;
	}
	return undefined;
}

/** Whether a number is written at the end of a path of properties. */
export function hasNumber(text: string, path: readonly string[]): boolean {
	const [name = '', ...properties] = path;
	let at = constantsOf(parse(text)).get(name);
	for (const property of properties.slice(0, -1)) at = at && objectOf(propertiesOf(at, property)[0]?.value as Node | undefined);
	return at !== undefined && propertiesOf(at, properties.at(-1) ?? '').length > 0;
}

/**
 * The text with another number at the end of a path: a constant, then properties. What is left out there, as weapons may
 * leave out numbers, is added as the last of its object. Throws, in words, when there is not exactly one such place.
 */
export function writeNumber(text: string, path: readonly string[], value: number): Edited {
	const [name = '', ...properties] = path;
	let at = constantsOf(parse(text)).get(name);
	if (!at) throw new Error(`it has no constant ${name} with numbers`);
	for (const [index, property] of properties.entries()) {
		const found = propertiesOf(at, property);
		const shown = [name, ...properties.slice(0, index + 1)].join('.');
		if (found.length > 1) throw new Error(`it says ${shown} ${found.length} times`);
		const node = found[0]?.value as Node | undefined;
		if (index === properties.length - 1) return node ? replace(text, node, shown, value) : add(text, at, property, value);
		at = objectOf(node);
		if (!at) throw new Error(`it has no ${shown} with numbers`);
	}
	throw new Error(`${name} is no number`);
}

function lineOf(text: string, offset: number): number {
	return text.slice(0, offset).split('\n').length;
}

function replace(text: string, node: Node, shown: string, value: number): Edited {
	const before = text.slice(node.start, node.end);
	if (node.type !== 'Literal' || typeof node.value !== 'number') throw new Error(`${shown} is "${before}", which is no plain number`);
	return { text: text.slice(0, node.start) + String(value) + text.slice(node.end), line: lineOf(text, node.start), before };
}

/** After the last property, on its line or on one of its own, as that stands. */
function add(text: string, object: Node, property: string, value: number): Edited {
	const last = (object.properties as Node[]).at(-1);
	if (!last) throw new Error(`the object for ${property} is empty`);
	const lineStart = text.lastIndexOf('\n', last.start) + 1;
	const indent = text.slice(lineStart, last.start);
	const between = /^\s*$/.test(indent) ? `\n${indent}` : ' ';
	const written = `,${between}${property}: ${value}`;
	return {
		text: text.slice(0, last.end) + written + text.slice(last.end),
		line: lineOf(text, last.end) + (between === ' ' ? 0 : 1),
		before: undefined,
	};
}
