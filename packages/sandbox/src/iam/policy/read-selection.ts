import { malformed } from './malformed.ts';
import { readPattern } from './pattern.ts';
import type { PolicyReading } from './policy-reading.ts';
import { readValues } from './read-values.ts';
import type { Selection } from './statement.ts';

type Fields = Readonly<Record<string, unknown>>;

/** `Action` or `NotAction`; actions are compared without case. */
export function readActions(statement: Fields, reading: PolicyReading): Selection {
  const values = oneOf(statement, 'Action', 'NotAction');
  if (values === undefined) throw malformed('Policy statement must contain actions.');
  for (const action of values.texts) checkAction(action, reading);
  return {
    negated: values.negated,
    patterns: values.texts.map((action) =>
      readPattern(action.toLowerCase(), { variables: false, wildcards: true }),
    ),
  };
}

/** `Resource` or `NotResource`; a trust policy has neither. */
export function readResources(statement: Fields, reading: PolicyReading): Selection | undefined {
  const values = oneOf(statement, 'Resource', 'NotResource');
  if (reading.purpose === 'trust') {
    if (values === undefined) return undefined;
    throw malformed('Has prohibited field Resource');
  }
  if (values === undefined) throw malformed('Policy statement must contain resources.');
  for (const resource of values.texts) checkResource(resource);
  return {
    negated: values.negated,
    patterns: values.texts.map((resource) =>
      readPattern(resource, { variables: reading.variables, wildcards: true }),
    ),
  };
}

function oneOf(
  statement: Fields,
  name: string,
  opposite: string,
): { readonly negated: boolean; readonly texts: readonly string[] } | undefined {
  const given = statement[name] ?? statement[opposite];
  if (statement[name] !== undefined && statement[opposite] !== undefined) {
    throw malformed(`Statement must not contain both ${name} and ${opposite}.`);
  }
  const texts = given === undefined ? [] : readValues(given);
  return texts.length === 0 ? undefined : { negated: statement[name] === undefined, texts };
}

function checkAction(action: string, reading: PolicyReading): void {
  if (action === '*' && reading.purpose !== 'trust') return;
  if (!/^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action)) {
    throw malformed('Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.');
  }
  if (reading.purpose === 'trust' && !/^sts:/i.test(action)) {
    throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
  }
}

function checkResource(resource: string): void {
  if (resource === '*') return;
  const [arn, partition = '', ...rest] = resource.split(':');
  if (arn !== 'arn' || (rest.length < 4 && !resource.includes('*'))) {
    throw malformed(`Resource ${resource} must be in ARN format or "*".`);
  }
  if (!/^(aws(-[a-z-]+)?|[*?]|.*[*?].*|\$\{.*)$/.test(partition)) {
    throw malformed(`Partition "${partition}" is not valid for resource "${resource}".`);
  }
}
