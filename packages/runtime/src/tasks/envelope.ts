import { randomUUID } from 'node:crypto';
import { TaskMistake } from './task-mistake.ts';

/** A task as it is written into every kind of queue. */
export interface Envelope {
  readonly id: string;
  readonly type: string;
  /** By which two deliveries, or two sendings, are known to be the same work. */
  readonly key: string;
  /** ISO date on which it was left. */
  readonly sentAt: string;
  readonly payload: unknown;
}

/** Makes the text of a task. Throws TaskMistake for what JSON cannot hold. */
export function writeEnvelope(
  type: string,
  payload: unknown,
  { key, now }: { readonly key: string | undefined; readonly now: number },
): { readonly envelope: Envelope; readonly text: string } {
  const id = randomUUID();
  const envelope = { id, type, key: key ?? id, sentAt: new Date(now).toISOString(), payload };
  if (payload === undefined) throw new TaskMistake(`The payload of ${type} is undefined.`);
  if (envelope.key.trim() === '') throw new TaskMistake(`The idempotency key of ${type} is empty.`);
  return { envelope, text: legal(textOf(type, { v: 1, ...envelope })) };
}

function textOf(type: string, fields: object): string {
  try {
    return JSON.stringify(fields);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new TaskMistake(`The payload of ${type} is not JSON: ${why}`);
  }
}

/** SQS refuses these two; JSON may write them as escapes, as it does with all others that it refuses. */
function legal(text: string): string {
  return text.replace(
    /[\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
}

/** Reads a text that may be anything; a text instead says what is wrong with it. */
export function readEnvelope(text: string): Envelope | string {
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return 'The message is not JSON.';
  }
  if (typeof fields !== 'object' || fields === null) return 'The message is not a JSON object.';
  const { v, id, type, key, sentAt, payload }: Record<string, unknown> = { ...fields };
  if (v !== 1) return 'The message is not a task of this library (v is not 1).';
  if (!isText(id) || !isText(type) || !isText(key) || !isText(sentAt) || payload === undefined) {
    return 'The message lacks a part of a task: id, type, key, sentAt or payload.';
  }
  return { id, type, key, sentAt, payload };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
