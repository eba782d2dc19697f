import { crc32 } from 'node:zlib';
import type { Change } from './task-table.ts';

/** A change as a line, with a checksum in front: what a crash has cut off or mangled is found. */
export function writeLine(change: Change): string {
  const text = JSON.stringify(change);
  return `${checksum(text)} ${text}\n`;
}

/** Undefined: the line is not whole. */
export function readLine(line: string): Change | undefined {
  const [sum, text] = [line.slice(0, 8), line.slice(9)];
  return line[8] === ' ' && checksum(text) === sum ? (JSON.parse(text) as Change) : undefined;
}

function checksum(text: string): string {
  return crc32(text).toString(16).padStart(8, '0');
}
