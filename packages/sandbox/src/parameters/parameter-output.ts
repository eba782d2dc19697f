import type { Parameter, ParameterHistory } from '@aws-sdk/client-ssm';
import type { ParameterRecord, ParameterVersion } from './parameter-record.ts';
import type { FoundParameter } from './parameter-store.ts';

/** A parameter as the API gives it; a SecureString stays masked without decryption. */
export function parameterOutput(
  { record, version, selector }: FoundParameter,
  withDecryption = false,
): Parameter {
  return {
    Name: record.name,
    Type: version.type,
    Value: shownValue(version, withDecryption),
    Version: version.version,
    ...(selector === undefined ? {} : { Selector: `:${selector}` }),
    LastModifiedDate: new Date(version.modifiedAt),
    ARN: record.arn,
    DataType: 'text',
  };
}

/** What DescribeParameters tells of a version: everything but the value. */
export function parameterDescription(record: ParameterRecord, version: ParameterVersion) {
  return {
    Name: record.name,
    Type: version.type,
    ...(version.keyId === undefined ? {} : { KeyId: version.keyId }),
    LastModifiedDate: new Date(version.modifiedAt),
    ...(version.description === undefined ? {} : { Description: version.description }),
    ...(version.allowedPattern === undefined ? {} : { AllowedPattern: version.allowedPattern }),
    Version: version.version,
    Tier: version.tier,
    Policies: [],
    DataType: 'text',
  };
}

/** One entry of GetParameterHistory. */
export function parameterHistory(
  record: ParameterRecord,
  version: ParameterVersion,
  withDecryption = false,
): ParameterHistory {
  return {
    ...parameterDescription(record, version),
    Value: shownValue(version, withDecryption),
    Labels: [...version.labels],
  };
}

function shownValue(version: ParameterVersion, withDecryption: boolean): string {
  return version.type === 'SecureString' && !withDecryption ? version.ciphertext : version.value;
}
