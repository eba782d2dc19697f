import type { Value } from '../../../application/value.ts';
import { literal, sub } from '../../build-resource.ts';
import type { Parameter } from '../../graph.ts';
import { connectionKey, connectionStore, type HandoverKey } from '../../handover.ts';
import type { Property, Reference } from '../../intrinsics.ts';
import { givenText, type Scope } from '../scope.ts';
import { isPlainValue, writeValue } from './write-value.ts';

/** A task's variables as ECS takes them: readable ones, and those fetched when a task starts. */
export interface TaskVariables {
  readonly environment: readonly { readonly Name: string; readonly Value: Property<string> }[];
  readonly secrets: readonly { readonly Name: string; readonly ValueFrom: Reference }[];
  /** The secrets that the execution role must be able to read, each once. */
  readonly secretKeys: readonly HandoverKey[];
  readonly parameters: readonly Parameter[];
}

/** Decides for each variable where its value stands. No name is in both lists: ECS refuses that. */
export function splitVariables(scope: Scope): TaskVariables {
  const environment: TaskVariables['environment'][number][] = [];
  const secrets: TaskVariables['secrets'][number][] = [];
  const secretKeys = new Set<HandoverKey>();
  for (const { name, value } of scope.service.environment) {
    if (isPlainValue(value)) {
      environment.push({ Name: name, Value: writeValue(value, scope) });
      continue;
    }
    const place = placeOf(scope.service.name, name, value);
    secretKeys.add(place.secret);
    secrets.push({ Name: name, ValueFrom: valueFrom(place, scope) });
  }
  return {
    environment,
    secrets,
    secretKeys: [...secretKeys],
    parameters: secretKeys.has('app-secret') ? [versionParameter(scope)] : [],
  };
}

/** A key of a JSON secret. */
interface SecretPlace {
  readonly secret: HandoverKey;
  readonly jsonKey: string;
}

function placeOf(service: string, name: string, value: Value): SecretPlace {
  const composed = connectionStore(value);
  if (composed !== undefined) {
    return { secret: `store/${composed}/connections`, jsonKey: connectionKey(service, name) };
  }
  return placeOfSingle(value) ?? { secret: 'app-secret', jsonKey: name };
}

/** Undefined for the owner's own text around a secret: such a value is a key under its own name. */
function placeOfSingle(value: Value): SecretPlace | undefined {
  const [part] = value;
  if (value.length !== 1 || !part) return undefined;
  if (part.kind === 'secret') return { secret: 'app-secret', jsonKey: part.key };
  if (part.kind !== 'store') return undefined;
  return { secret: `store/${part.store}/credentials`, jsonKey: 'password' };
}

/**
 * `arn:key:stage:version`; ECS counts the colons, so that they stay where stage and version are empty.
 * Of a parameter it takes no version, so that the version is a part of its name.
 */
function valueFrom(place: SecretPlace, scope: Scope): Reference {
  const arn = givenText(scope, place.secret);
  const key = literal(place.jsonKey);
  if (place.secret !== 'app-secret') return sub(`${arn}:${key}::`);
  const version = `\${${appSecretVersion.id}}`;
  return sub(areParameters(scope) ? `${arn}/${version}/${key}` : `${arn}:${key}::${version}`);
}

function areParameters({ application }: Scope): boolean {
  return application.secretStore === 'parameter-store';
}

function versionParameter(scope: Scope): Parameter {
  if (!areParameters(scope)) return appSecretVersion;
  const { id, type } = appSecretVersion;
  return {
    id,
    type,
    description:
      'Version of the application secrets that tasks read; `seaworthy secrets ls` lists them.',
  };
}

/**
 * Pinning the version makes a change of secrets a new revision, which a rollback takes back. The id
 * is no secret; `noEcho` is there because AWS's validator judges by the parameter's name.
 */
const appSecretVersion: Parameter = {
  id: 'AppSecretVersion',
  type: 'String',
  description:
    'Version id of the application secret that tasks read. Empty: the one that is current when a task starts.',
  default: '',
  noEcho: true,
};
