import { NotModelled } from '../aws/aws-error.ts';
import { arnOf, type Identity } from '../aws/identity.ts';
import { parameterErrors } from './parameter-errors.ts';
import type { ParameterRecord, ParameterVersion } from './parameter-record.ts';

/** A version of a parameter, and the `:version` or `:label` by which it was asked for. */
export interface FoundParameter {
  readonly record: ParameterRecord;
  readonly version: ParameterVersion;
  readonly selector?: string;
}

/** The parameters of the account. */
export interface ParameterStore {
  /** By name or ARN, without version. Throws NotModelled for AWS's public parameters. */
  find(name: string): ParameterRecord | undefined;
  /** By name or ARN, with `:version`, `:label` or neither. Throws AwsError for a missing version. */
  select(name: string): FoundParameter | undefined;
  all(): readonly ParameterRecord[];
  put(record: ParameterRecord): void;
  remove(name: string): void;
  arnOf(name: string): string;
}

export function createParameterStore(identity: Identity): ParameterStore {
  const parameters = new Map<string, ParameterRecord>();
  const all = () => [...parameters.values()];
  const arnOfName = (name: string) =>
    name.startsWith('arn:') ? name : arnOf(identity, 'ssm', `parameter/${name.replace(/^\//, '')}`);

  function find(name: string): ParameterRecord | undefined {
    refusePublic(name);
    return name.startsWith('arn:') ? all().find(({ arn }) => arn === name) : parameters.get(name);
  }

  function select(name: string): FoundParameter | undefined {
    const [base, selector] = splitSelector(name);
    const record = find(base);
    if (!record) return undefined;
    if (selector === undefined) return { record, version: newest(record) };
    const version = record.versions.find(
      (candidate) => String(candidate.version) === selector || candidate.labels.includes(selector),
    );
    if (version) return { record, version, selector };
    throw /^\d+$/.test(selector)
      ? parameterErrors.noSuchVersion(record.name, selector)
      : parameterErrors.noSuchLabel(record.name, selector);
  }

  return {
    find,
    select,
    all,
    put: (record) => void parameters.set(record.name, record),
    remove: (name) => void parameters.delete(name),
    arnOf: arnOfName,
  };
}

/** The version that a name without a selector means. A parameter always has one. */
export function newest(record: ParameterRecord): ParameterVersion {
  const version = record.versions.at(-1);
  if (!version) throw new Error(`The parameter ${record.name} has no version.`);
  return version;
}

/** `/a/b:3` → `/a/b` and `3`; the colons of an ARN belong to the name. */
export function splitSelector(name: string): readonly [string, string | undefined] {
  const match = /^((?:arn(?::[^:]*){5})|[^:]*):([^:]+)$/.exec(name);
  return match ? [match[1] ?? name, match[2]] : [name, undefined];
}

function refusePublic(name: string): void {
  const path = name.replace(/^arn:.*?:parameter/, '');
  if (/^\/?aws\/(service|reference)\//.test(path)) {
    throw new NotModelled(`the public parameter ${path}`);
  }
}
