import type { Parameters } from '../../parameters/parameters.ts';
import type { Secrets } from '../../secrets/secrets.ts';
import { isRecord } from '../template/json.ts';
import { validationError } from '../template/template-error.ts';

export interface ReferenceSources {
  readonly parameters: Parameters;
  readonly secrets: Secrets;
}

/** Hears each text that came from a secret. */
export type HearSecret = (text: string) => void;

/**
 * A value with each `{{resolve:ssm|ssm-secure|secretsmanager:…}}` replaced by what it names. The
 * answer holds secrets: it goes to the resource's handler and nowhere else.
 */
export function resolveDynamicReferences(
  value: unknown,
  sources: ReferenceSources,
  hear: HearSecret,
): unknown {
  if (typeof value === 'string') {
    return value.replace(
      /\{\{resolve:(ssm|ssm-secure|secretsmanager):([^}]+)\}\}/g,
      (_whole, service: string, path: string) => {
        if (service === 'ssm') return parameterValue(service, path, sources.parameters);
        const secret =
          service === 'secretsmanager'
            ? secretValue(path, sources.secrets)
            : parameterValue(service, path, sources.parameters);
        hear(secret);
        return secret;
      },
    );
  }
  if (Array.isArray(value))
    return value.map((each) => resolveDynamicReferences(each, sources, hear));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      resolveDynamicReferences(each, sources, hear),
    ]),
  );
}

function parameterValue(service: string, name: string, parameters: Parameters): string {
  const parameter = parameters.find(name);
  if (parameter === undefined) {
    throw validationError(`Parameters: [${service}:${name}] cannot be found.`);
  }
  if (service === 'ssm' && parameter.type === 'SecureString') {
    throw validationError(`Non-secure ssm prefix was used for secure parameter: [${name}]`);
  }
  return parameter.value;
}

/** `<secret>:SecretString:<key>:<stage>:<version id>`; only the secret, a name or an ARN, must be there. */
function secretValue(path: string, secrets: Secrets): string {
  const parts = path.split(':');
  const secretId = parts.splice(0, path.startsWith('arn:') ? 7 : 1).join(':');
  const [, key, stage, versionId] = parts;
  const { text = '' } = secrets.value(secretId, {
    ...(stage && { stage }),
    ...(versionId && { versionId }),
  });
  return key ? keyOf(text, key) : text;
}

function keyOf(text: string, key: string): string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw validationError('Could not parse SecretString JSON');
  }
  const found = isRecord(value) ? value[key] : undefined;
  if (found === undefined) {
    throw validationError('Could not find a value associated with JSONKey in SecretString');
  }
  return String(found);
}
