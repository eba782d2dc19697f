import type { PutParameterRequest, PutParameterResult } from '@aws-sdk/client-ssm';
import { NotModelled } from '../aws/aws-error.ts';
import type { Identity } from '../aws/identity.ts';
import { refuseUnknown } from '../aws/refuse-unknown.ts';
import type { Clock } from '../time/clock.ts';
import { checkParameterName, checkParameterValue, tierFor } from './check-parameter.ts';
import { parameterErrors } from './parameter-errors.ts';
import type { ParameterVersion } from './parameter-record.ts';
import type { ParameterStore } from './parameter-store.ts';

export interface ParameterDependencies {
  readonly store: ParameterStore;
  readonly clock: Clock;
  readonly identity: Identity;
}

/** Versions that Parameter Store keeps of one parameter. */
const keptVersions = 100;

/** Creates a parameter, or adds a version when `Overwrite` is set. Throws AwsError. */
export function putParameter(
  { store, clock, identity }: ParameterDependencies,
  input: PutParameterRequest,
): PutParameterResult {
  refuseUnknown('PutParameter', input, [
    'Name',
    'Description',
    'Value',
    'Type',
    'KeyId',
    'Overwrite',
    'AllowedPattern',
    'Tags',
    'Tier',
    'DataType',
  ]);
  if (input.DataType !== undefined && input.DataType !== 'text') {
    throw new NotModelled(`the data type ${input.DataType} of parameters`);
  }
  const name = input.Name ?? '';
  const value = input.Value ?? '';
  checkParameterName(name);
  if (input.Overwrite && input.Tags?.length) throw parameterErrors.tagsAndOverwrite();
  const record = store.find(name);
  if (record && !input.Overwrite) throw parameterErrors.exists();
  const before = record?.versions.at(-1);
  const type = input.Type ?? before?.type;
  if (type === undefined) throw parameterErrors.noType();
  checkParameterValue(value, input.AllowedPattern);
  const tier = tierFor(value, input.Tier, before);
  const keyId = input.KeyId ?? before?.keyId ?? 'alias/aws/ssm';
  const description = input.Description ?? before?.description;
  const version: ParameterVersion = {
    version: (before?.version ?? 0) + 1,
    value,
    ciphertext: `AQICAHh${identity.hex(64)}`,
    type,
    ...(description === undefined ? {} : { description }),
    ...(input.AllowedPattern === undefined ? {} : { allowedPattern: input.AllowedPattern }),
    ...(type === 'SecureString' ? { keyId } : {}),
    tier,
    modifiedAt: clock.now(),
    labels: [],
  };
  store.put({
    name,
    arn: store.arnOf(name),
    tags:
      record?.tags ?? Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
    versions: [...(record?.versions ?? []), version].slice(-keptVersions),
  });
  return { Version: version.version, Tier: tier };
}
