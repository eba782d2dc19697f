import type { Span } from '../../../source/span.ts';
import { spanAt, type TextPlace } from './text-place.ts';
import { anyProgram, type Trigger } from './trigger.ts';

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
  {
    // `SecretId='name'`, `SecretId: "name"`, `SecretId: aws.String("name")`, `.secretId("name")`
    words: ['SecretId', 'secretId('],
    pattern: /secretId(?:["']?\s*[:=]\s*|\()(?:aws\.String\(\s*)?(?=f?["'`])/iy,
    files: anyProgram,
    read: (place, found) => mentionAt(place, 'secretsmanager', place.at + found[0].length),
  },
  {
    // `ssm.get_parameter(Name='/shop/key')`, `new GetParameterCommand({ Name: '/shop/key' })`
    words: ['get_parameter(', 'GetParameterCommand('],
    pattern: /\w+\([^)]*?\bName["']?\s*[:=]\s*(?=f?["'`])/y,
    files: anyProgram,
    read: (place, found) => mentionAt(place, 'ssm', place.at + found[0].length),
  },
];

/** The name in the literal that starts at an offset. */
function mentionAt(
  place: TextPlace,
  service: SecretNameMention['service'],
  at: number,
): readonly SecretNameMention[] {
  const literal = /^f?(["'`])([^"'`\n]*)\1/.exec(place.text.slice(at, at + 300));
  if (!literal) return [];
  const [written, , text = ''] = literal;
  const isTemplate = written.startsWith('f') || written.startsWith('`');
  const [fixed = ''] = isTemplate ? text.split(/\$?\{/) : [text];
  const name = fixed.replace(/^arn:.*:(?:secret:|parameter(?=\/))/, '');
  if (name === '') return [];
  const span = spanAt(place, at, written.length);
  return [{ kind: 'secret-name', service, name, whole: fixed === text, span }];
}
