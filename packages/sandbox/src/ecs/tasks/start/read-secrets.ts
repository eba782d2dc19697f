import { AwsError } from '../../../aws/aws-error.ts';
import { renderJsonValue } from './render-json-value.ts';
import { type SecretUse, type StartAccount, secretsOf, type TaskStart } from './task-start.ts';
import { initializationError, type TaskStartError } from './task-start-error.ts';

/** Variables of a container by name. */
export type Variables = Readonly<Record<string, string>>;

/**
 * The values of all secrets, by container. Throws what AWS says of the first secret, version, JSON
 * key or parameter that is not there; no value is part of what it throws.
 */
export function readSecrets(
  account: StartAccount,
  { definition }: TaskStart,
): ReadonlyMap<string, Variables> {
  const byContainer = new Map<string, Record<string, string>>();
  for (const use of secretsOf(definition)) {
    const variables = byContainer.get(use.container) ?? {};
    variables[use.name] = secretValue(account, use);
    byContainer.set(use.container, variables);
  }
  return byContainer;
}

function secretValue(account: StartAccount, { source }: SecretUse): string {
  switch (source.kind) {
    case 'malformed':
      throw secretError(
        'an invalid ARN format for the AWS Secrets Manager secret was specified. Specify a valid ARN and try again.',
      );
    case 'parameter':
      return parameterValue(account, source.name);
    case 'secret': {
      const text = secretText(account, source);
      return source.jsonKey === undefined ? text : valueAtKey(text, source.jsonKey);
    }
  }
}

function parameterValue({ identity, parameters }: StartAccount, name: string): string {
  const parameter = parameters.find(name);
  if (parameter !== undefined) return parameter.value;
  throw initializationError(
    `unable to retrieve secrets from ssm: service call has been retried 1 time(s): fetching secret data from SSM Parameter Store in ${identity.region}: invalid parameters: ${name}`,
  );
}

function secretText(
  { secrets }: StartAccount,
  { secretId, ...which }: Extract<SecretUse['source'], { kind: 'secret' }>,
): string {
  try {
    return secrets.value(secretId, which).text ?? '';
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const hint =
      error.name === 'ResourceNotFoundException'
        ? `ResourceNotFoundException: The task can't retrieve the secret with ARN '${secretId}' from AWS Secrets Manager. Check whether the secret exists in the specified Region: `
        : '';
    throw secretError(
      `service call has been retried 1 time(s): failed to fetch secret ${secretId} from secrets manager: ${hint}${error.name}: ${error.message}`,
    );
  }
}

/** One key of a secret that is a JSON object, looked up one level deep. */
function valueAtKey(text: string, key: string): string {
  const value = parseObject(text);
  if (!Object.hasOwn(value, key)) {
    throw secretError(`retrieved secret from Secrets Manager did not contain json key ${key}`);
  }
  return renderJsonValue(value[key]);
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // AWS names the character, which is part of the secret.
    throw secretError("invalid character '…' looking for beginning of value");
  }
  if (value === null) return {};
  if (typeof value === 'object' && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  const type = Array.isArray(value) ? 'array' : typeof value;
  throw secretError(
    `json: cannot unmarshal ${type === 'boolean' ? 'bool' : type} into Go value of type map[string]interface {}`,
  );
}

function secretError(reason: string): TaskStartError {
  return initializationError(`unable to retrieve secret from asm: ${reason}`);
}
