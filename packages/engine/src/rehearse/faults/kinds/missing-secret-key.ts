import type { Fault } from '../fault.ts';
import { applicationSecretOf } from '../program/application-secret.ts';

export const missingSecretKey: Fault = {
  name: 'missing-secret-key',
  does: 'the application’s secret lacks a key that the service reads',
  expects: 'tasks do not start (ResourceInitializationError); the second trips the breaker',
  shows: /retrieved secret from Secrets Manager did not contain json key/,
  ends: 'rolled-back',
  cause: 'secret-json-key-missing',
  change: (place) => {
    const secret = applicationSecretOf(place);
    return secret.kind === 'refusal' ? secret : { kind: 'change', secretWithout: [secret.key] };
  },
};
