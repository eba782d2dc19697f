import type { Application, Diagnostic } from '@seaworthy/compiler';
import { type SecretValues, writeSecretText } from '../secret-store/secret-text.ts';
import { secretProblems as problems } from './secret-problems.ts';

/** What AWS would refuse or change on the way, found before it is asked. */
export function checkValues(
  values: SecretValues,
  {
    secretName,
    secretStore,
    services,
  }: Pick<Application, 'secretName' | 'secretStore' | 'services'>,
): readonly Diagnostic[] {
  return [
    ...[...values.keys()].flatMap((key) => nameProblem(key)),
    ...[...values].flatMap(([key, value]) => valueProblem(key, value)),
    ...(secretStore === 'secrets-manager'
      ? sizeProblem(secretName, values)
      : [...values].flatMap(([key, value]) => parameterProblem(key, value))),
    ...services.flatMap((service) =>
      service.kind === 'site' ? [] : environmentProblem(service, values),
    ),
  ];
}

/** Why a key cannot be one; empty when it can. */
export function nameProblem(key: string): readonly Diagnostic[] {
  const reason = nameReason(key);
  return reason === undefined ? [] : [problems['secrets/bad-name'](undefined, { key, reason })];
}

/** A task definition names a key as `arn:key:stage:version`, and a process as `KEY=value`. */
function nameReason(key: string): string | undefined {
  if (key === '') return 'it is empty';
  if (key.includes(':')) return 'ECS takes what follows the colon for a label of a version';
  if (key.includes('=')) return 'a process takes what follows the `=` for its value';
  return /^[A-Za-z_][\w.-]*$/.test(key) ? undefined : 'few programs could ask for it';
}

function valueProblem(key: string, value: string): readonly Diagnostic[] {
  const reason = valueReason(value);
  return reason === undefined ? [] : [problems['secrets/bad-value'](undefined, { key, reason })];
}

function valueReason(value: string): string | undefined {
  if (value.includes('\0')) return 'a variable ends at its NUL character';
  return loneSurrogate.test(value) ? 'it is not Unicode text' : undefined;
}

const loneSurrogate = /\p{Surrogate}/u;

/** Bytes that Secrets Manager takes. */
const largestSecret = 65_536;

function sizeProblem(secret: string, values: SecretValues): readonly Diagnostic[] {
  const bytes = Buffer.byteLength(writeSecretText(values));
  return bytes > largestSecret ? [problems['secrets/too-large'](undefined, { secret, bytes })] : [];
}

/** Bytes that a parameter takes, of the tier that costs something. */
const largestParameter = 8192;

/** Parameter Store takes `{{ssm:…}}` for the name of another parameter. */
function parameterProblem(key: string, value: string): readonly Diagnostic[] {
  const bytes = Buffer.byteLength(value);
  if (bytes > largestParameter) {
    return [problems['secrets/value-too-large'](undefined, { key, bytes })];
  }
  if (!/\{\{.*\}\}/s.test(value)) return [];
  const reason = 'Parameter Store takes `{{…}}` for the name of another parameter';
  return [problems['secrets/bad-value'](undefined, { key, reason })];
}

/**
 * Bytes of all variables of a container with which Fargate is known to start it: 31 of 4 KB each
 * start, 32 do not (aws/containers-roadmap#1336).
 */
const largestEnvironment = 31 * 4096;

function environmentProblem(
  {
    name,
    environment,
  }: Pick<Extract<Application['services'][number], { kind: 'web' }>, 'name' | 'environment'>,
  values: SecretValues,
): readonly Diagnostic[] {
  let bytes = 0;
  for (const binding of environment) {
    const texts = binding.value.map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'secret' ? (values.get(part.key) ?? '') : '';
    });
    bytes += Buffer.byteLength(`${binding.name}=${texts.join('')}\0`);
  }
  const given = { service: name, bytes };
  return bytes > largestEnvironment
    ? [problems['secrets/environment-too-large'](undefined, given)]
    : [];
}
