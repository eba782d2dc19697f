import type { PlainKind } from './shape.ts';

/** A plain value as text in XML, in a header or in a query; `time` is ISO's form unless said. */
export function plainText(value: unknown, kind: PlainKind, time: PlainKind = 'date-time'): string {
  if (value instanceof Date) return timeText(value, kind === 'time' ? time : kind);
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return String(value);
}

/** The value of a text as XML, a form field, a header or a query has it. */
export function readPlain(text: string, kind: PlainKind): unknown {
  switch (kind) {
    case 'number':
      return Number(text);
    case 'boolean':
      return text === 'true';
    case 'bytes':
      return new Uint8Array(Buffer.from(text, 'base64'));
    case 'time':
    case 'date-time':
    case 'http-date':
    case 'seconds':
      return new Date(/^[\d.]+$/.test(text) ? Number(text) * 1000 : text);
    case 'text':
    case 'document':
      return text;
  }
}

function timeText(time: Date, kind: PlainKind): string {
  if (kind === 'seconds') return String(time.getTime() / 1000);
  return kind === 'http-date' ? time.toUTCString() : time.toISOString();
}
