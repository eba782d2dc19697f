import { malformed, refuseOtherKeys, syntaxError } from './malformed.ts';
import type { PolicyPurpose, PolicyReading } from './policy-reading.ts';
import { readConditions } from './read-conditions.ts';
import { readPrincipals } from './read-principals.ts';
import { readActions, readResources } from './read-selection.ts';
import type { Statement } from './statement.ts';

/** Reads a policy document as IAM accepts it; throws MalformedPolicyDocument in IAM's words. */
export function readPolicy(document: unknown, purpose: PolicyPurpose): readonly Statement[] {
  const policy = parse(document);
  refuseOtherKeys(policy, ['Version', 'Id', 'Statement']);
  const version = policy.Version ?? '2008-10-17';
  if (version !== '2012-10-17' && version !== '2008-10-17') throw syntaxError();
  const variables = version === '2012-10-17';
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement];
  if (statements.length === 0) throw syntaxError();
  refuseRepeatedSids(statements);
  return statements.map((statement) => readStatement(statement, { purpose, variables }));
}

/** The size that counts against IAM's limits: characters without white space. */
export function policySize(document: unknown): number {
  return (typeof document === 'string' ? document : JSON.stringify(document)).replace(/\s/g, '')
    .length;
}

function readStatement(statement: unknown, reading: PolicyReading): Statement {
  if (!isObject(statement)) throw syntaxError();
  refuseOtherKeys(statement, [
    'Sid',
    'Effect',
    'Principal',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Condition',
  ]);
  const effect = statement.Effect;
  if (effect !== 'Allow' && effect !== 'Deny') throw syntaxError();
  const resources = readResources(statement, reading);
  const principals = principalsOf(statement, reading);
  return {
    effect,
    actions: readActions(statement, reading),
    ...(resources === undefined ? {} : { resources }),
    ...(principals === undefined ? {} : { principals }),
    conditions: readConditions(statement.Condition, reading),
  };
}

function principalsOf(
  statement: Readonly<Record<string, unknown>>,
  reading: PolicyReading,
): Statement['principals'] {
  if (reading.purpose === 'identity') {
    if (statement.Principal === undefined) return undefined;
    throw malformed('Policy document should not specify a principal.');
  }
  if (statement.Principal === undefined) throw malformed('Missing required field Principal');
  return readPrincipals(statement.Principal);
}

function refuseRepeatedSids(statements: readonly unknown[]): void {
  const seen = new Set<unknown>();
  for (const statement of statements) {
    const sid = isObject(statement) ? statement.Sid : undefined;
    if (sid === undefined || sid === '') continue;
    if (seen.has(sid)) throw malformed('Statement IDs (SID) in a single policy must be unique.');
    seen.add(sid);
  }
}

function parse(document: unknown): Readonly<Record<string, unknown>> {
  const value = typeof document === 'string' ? parseJson(document) : document;
  if (!isObject(value)) throw syntaxError();
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw syntaxError();
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
