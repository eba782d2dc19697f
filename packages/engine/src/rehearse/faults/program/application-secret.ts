import { type FaultPlace, type Refusal, refuse } from '../fault.ts';

/** A key of the application's secret and the variable of the service that receives it. */
export interface SecretUse {
  readonly kind: 'use';
  readonly key: string;
  readonly variable: string;
}

/**
 * The first key of a secret in Secrets Manager that goes into a variable of the service as it is; else
 * why there is none.
 */
export function applicationSecretOf({ service, application }: FaultPlace): SecretUse | Refusal {
  if (application.secretStore === 'parameter-store') {
    return refuse('in Parameter Store each secret is a parameter, without keys');
  }
  for (const { name, value } of service.environment) {
    const [part, ...others] = value;
    if (part?.kind === 'secret' && others.length === 0) {
      return { kind: 'use', key: part.key, variable: name };
    }
  }
  return refuse(`${service.name} reads no key of the application’s secret`);
}
