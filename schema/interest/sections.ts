/** Sections of a patch: `255`, the number of a structure, then its operations. Written by `InterestEncoder`. */

import { encode, type Iterator } from '@colyseus/schema';
import type { FrameWriter } from './frameWriter.ts';

/** Begins a section of another structure. */
const SWITCH_TO_STRUCTURE = 255;
/** Operations of a map. */
export const ADD = 128;
export const DELETE = 64;
/** Most bytes of a number of the wire. */
export const NUMBER_BYTES = 9;

/** Most bytes of how a section begins. */
export const SECTION_BYTES = 1 + NUMBER_BYTES;

/** Makes room for an operation with two numbers, and begins the section of a structure when it is not open. */
export function openSection(writer: FrameWriter, refId: number, opened: boolean): true {
	writer.ensure(2 + 3 * NUMBER_BYTES);
	if (!opened) beginSection(writer, refId);
	return true;
}

/** Begins the section of a structure; there must be room for `SECTION_BYTES`. */
export function beginSection(writer: FrameWriter, refId: number): void {
	writer.bytes[writer.offset++] = SWITCH_TO_STRUCTURE;
	writeNumber(writer, refId);
}

/** A whole number as the library writes it; ids below 128 are one byte. */
export function writeNumber(writer: FrameWriter, value: number): void {
	if (value < 128) {
		writer.bytes[writer.offset++] = value;
		return;
	}
	const it: Iterator = { offset: writer.offset };
	encode.number(writer.bytes, value, it);
	writer.offset = it.offset;
}
