import type { SecretContent, SecretFact, SecretKeyFact } from '../facts/cloud/access.ts';
import type { CloudFacts } from '../facts/cloud-facts.ts';
import { onceFor } from './once-for.ts';

/** A task definition's `valueFrom`, taken apart. */
export interface SecretReference {
  /** What it names: a symbol's id, an ARN or a name. */
  readonly base: string;
  /** The JSON key, when it asks for one. */
  readonly key?: string;
  /** Whether ECS accepts the number of its parts. */
  readonly wellFormed: boolean;
  readonly fact?: SecretFact;
}

/** Takes `arn:…:secret:name:key:stage:version` apart and finds what it names. */
export function parseSecretReference(cloud: CloudFacts, valueFrom: string): SecretReference {
  const parsed = parsedReferences(cloud);
  const known = parsed.get(valueFrom);
  if (known) return known;
  const reference = parse(cloud, valueFrom);
  parsed.set(valueFrom, reference);
  return reference;
}

/** Several checks ask about the same references. */
const parsedReferences = onceFor((_: CloudFacts) => new Map<string, SecretReference>());

function parse(cloud: CloudFacts, valueFrom: string): SecretReference {
  const { base, rest } = split(valueFrom);
  const fact = indexSecrets(cloud).get(base);
  const key = rest[0];
  return {
    base,
    ...(key !== undefined && key !== '' && { key }),
    wellFormed: rest.length === 0 || rest.length === 3,
    ...(fact && { fact }),
  };
}

function split(valueFrom: string): { readonly base: string; readonly rest: readonly string[] } {
  const symbol = /^\$\{([^}.]+)(?:\.[^}]+)?\}(.*)$/.exec(valueFrom);
  if (symbol) return { base: symbol[1] ?? '', rest: (symbol[2] ?? '').split(':').slice(1) };
  if (!/^arn:[\w-]+:secretsmanager:/.test(valueFrom)) return { base: valueFrom, rest: [] };
  const parts = valueFrom.split(':');
  return { base: parts.slice(0, 7).join(':'), rest: parts.slice(7) };
}

const indexSecrets = onceFor(
  (cloud: CloudFacts): ReadonlyMap<string, SecretFact> =>
    new Map(cloud.secrets.flatMap((secret) => secret.references.map((name) => [name, secret]))),
);

/** What is known of a key of a secret; nothing for a key that it does not have. */
export function keyOf(content: SecretContent, name: string | undefined): SecretKeyFact | undefined {
  if (content.kind !== 'json' || name === undefined) return undefined;
  return indexKeys(content).get(name);
}

const indexKeys = onceFor(
  ({ keys }: Extract<SecretContent, { readonly kind: 'json' }>) =>
    new Map(keys.map((key) => [key.name, key])),
);

/** Every text that may name a secret in a policy. */
export function namesOfSecret({ base, fact }: SecretReference): readonly string[] {
  const planned = [base, fact?.id ?? ''].filter((id) => /^[\w-]+\/\w+$/.test(id));
  const symbols = planned.map((id) => `\${${id}}`);
  const arns = base.startsWith('arn:') ? [base] : [];
  return [...new Set([...symbols, ...arns, ...(fact ? arnsByName(fact) : [])])];
}

function arnsByName({ name, store }: SecretFact): readonly string[] {
  if (name === undefined) return [];
  const place = '${AWS::Region}:${AWS::AccountId}';
  return store === 'secrets-manager'
    ? [`arn:aws:secretsmanager:${place}:secret:${name}-AbCdEf`]
    : [`arn:aws:ssm:${place}:parameter${name.startsWith('/') ? '' : '/'}${name}`];
}
