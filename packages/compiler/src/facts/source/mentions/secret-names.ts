import type { Span } from '../../../source/span.ts';
import { insideBrackets, matchAt, spanAt, type TextPlace } from './text-place.ts';
import { anyProgram, javascript, python, type Trigger } from './trigger.ts';

/** The name of a secret or parameter that the program fetches itself. */
export interface SecretNameMention {
  readonly kind: 'secret-name';
  readonly service: 'secretsmanager' | 'ssm';
  readonly name: string;
  /** False when only the beginning is written down and the program adds the rest. */
  readonly whole: boolean;
  readonly span: Span;
}

export const secretTriggers: readonly Trigger[] = [
  { words: /SecretId|secretId\(/, files: anyProgram, read: readSecret },
  { words: /get_parameter\(/, files: python, read: readParameter },
  { words: /GetParameterCommand\(/, files: javascript, read: readParameter },
];

const literal = /f?(["'`])([^"'`]*)\1/;

/** `SecretId='name'`, `SecretId: "name"`, `SecretId: aws.String("name")`, `.secretId("name")`. */
function readSecret(place: TextPlace): readonly SecretNameMention[] {
  const before = matchAt(place, /secretId(?:["']?\s*[:=]\s*|\()(?:aws\.String\(\s*)?/iy);
  if (!before) return [];
  const rest = place.text.slice(place.at + before[0].length, place.at + 300);
  const found = literal.exec(rest);
  if (found?.index !== 0) return [];
  return mentionOf(place, 'secretsmanager', found, place.at + before[0].length);
}

/** `ssm.get_parameter(Name='/shop/key')`, `new GetParameterCommand({ Name: '/shop/key' })`. */
function readParameter(place: TextPlace): readonly SecretNameMention[] {
  const open = place.text.indexOf('(', place.at);
  const inside = insideBrackets(place.text, open) ?? '';
  const name = /\bName["']?\s*[:=]\s*/.exec(inside);
  if (!name) return [];
  const start = name.index + name[0].length;
  const found = literal.exec(inside.slice(start));
  if (found?.index !== 0) return [];
  return mentionOf(place, 'ssm', found, open + 1 + start);
}

function mentionOf(
  place: TextPlace,
  service: SecretNameMention['service'],
  found: RegExpExecArray,
  at: number,
): readonly SecretNameMention[] {
  const [written, , text = ''] = found;
  const isTemplate = written.startsWith('f') || written.startsWith('`');
  const [fixed = ''] = isTemplate ? text.split(/\$?\{/) : [text];
  const name = fixed.replace(/^arn:.*:(?:secret:|parameter(?=\/))/, '');
  if (name === '') return [];
  const span = spanAt(place, at, written.length);
  return [{ kind: 'secret-name', service, name, whole: fixed === text, span }];
}
