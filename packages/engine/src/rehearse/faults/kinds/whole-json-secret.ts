import type { Fault } from '../fault.ts';
import { applicationSecretOf } from '../program/application-secret.ts';
import { runAround } from '../program/run-instead.ts';
import { editContainer } from '../template/edit-container.ts';
import { inTurn, type Properties, record, records } from '../template/template-body.ts';

export const wholeJsonSecret: Fault = {
  name: 'whole-json-secret',
  does: 'a variable names the secret without a key, and the program checks what it gets',
  expects: 'AWS says nothing and injects all keys as JSON; the program’s check ends it',
  shows: /Incorrect API key provided: \{/,
  ends: 'rolled-back',
  cause: 'secret-whole-json-injected',
  change: (place) => {
    const secret = applicationSecretOf(place);
    if (secret.kind === 'refusal') return secret;
    const { variable } = secret;
    // What an API answers; the value itself must not be in a log.
    const complaint = `echo '${variable}: 401 Incorrect API key provided: {"***' >&2; exit 1`;
    const { service: check } = runAround(
      place,
      `case "$${variable}" in '{'*) ${complaint};; esac; exec "$@"`,
    );
    const withoutKey = editContainer(place.service.name, (container) => ({
      ...container,
      Secrets: records(container.Secrets).map((use) =>
        use.Name === variable ? { ...use, ValueFrom: wholeSecret(use) } : use,
      ),
    }));
    return { kind: 'change', service: inTurn(withoutKey, ...(check ? [check] : [])) };
  },
};

/** `${GivenAppSecret}:KEY::` refers to a key, `GivenAppSecret` to everything. */
function wholeSecret({ ValueFrom }: Properties): unknown {
  const [, parameter] = /^\$\{(\w+)\}:/.exec(String(record(ValueFrom)['Fn::Sub'])) ?? [];
  return parameter === undefined ? ValueFrom : { Ref: parameter };
}
