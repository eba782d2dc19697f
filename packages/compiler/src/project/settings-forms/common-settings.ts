import type { Located } from '../../source/span.ts';
import { list, named } from './collection-forms.ts';
import type { Form } from './form.ts';
import { choice, text } from './scalar-forms.ts';

/** A host name. */
export function host(description: string): Form<Located<string>> {
  return text(description, {
    expected: 'a host name, such as "api.example.com"',
    pattern: /^(?:\*\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/,
  });
}

/** The id of a security group. */
export function securityGroupId(description: string): Form<Located<string>> {
  return text(description, {
    expected: 'a security group’s id, such as "sg-0123456789abcdef0"',
    pattern: /^sg-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
  });
}

/** `variables`, of the project or of one service. */
export const variables = named(
  'Says of variables whether they are secret, where their names and values mislead. Secret ones are kept in Secrets Manager and shown nowhere.',
  choice('`secret` or `plain`.', ['plain', 'secret']),
);

/** `ignore`, of the project or of one service. */
export const ignore = list(
  'Codes of findings that are not reported, such as `health-grace-short`.',
  text('Code', {
    expected: 'the code of a finding, such as "health-grace-short"',
    pattern: /^[a-z][a-z0-9-]*(?:\/[a-z0-9-]+)*$/,
  }),
);
