import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Diagnostic } from '@seaworthy/compiler';
import { describeStack } from '../deploy/describe-stack.ts';
import { tagsFor } from '../deploy/stack-deployment.ts';
import { findZone } from '../preflight/find-zone.ts';
import { readCurrent } from '../secrets/prepare-write.ts';
import type { ShipContext } from './ship-context.ts';
import { shipProblems as problems } from './ship-problems.ts';
import type { ShipRequest } from './ship-request.ts';

/** What is known before anything is changed. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  /** Parameters that templates leave open, such as the hosted zone. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Looks for everything that would stop the deployment half-way, at once and without changing a thing. */
export async function checkBefore(request: ShipRequest, context: ShipContext): Promise<Findings> {
  const [names, secrets, zone] = await Promise.all([
    checkNames(request, context),
    checkSecrets(request, context),
    openParameters(request, context),
  ]);
  return { diagnostics: [...names, ...secrets, ...zone.diagnostics], parameters: zone.parameters };
}

/** A stack of the same name that another project has made would be overwritten. */
async function checkNames(
  { application, graph }: ShipRequest,
  context: ShipContext,
): Promise<readonly Diagnostic[]> {
  const tags = tagsFor({ project: application.name, environment: application.environment });
  const found = await Promise.all(graph.stacks.map(({ name }) => describeStack(name, context)));
  return found.flatMap((stack) => {
    const owner = stack && stack.StackStatus !== 'REVIEW_IN_PROGRESS' && ownerOf(stack, tags);
    if (!owner) return [];
    return [problems['deploy/name-taken'](undefined, { stack: stack.StackName ?? '', owner })];
  });
}

/** Whose a stack is that is not ours. */
function ownerOf({ Tags = [] }: Stack, ours: Readonly<Record<string, string>>): string | undefined {
  const tags = new Map(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  if (Object.entries(ours).every(([key, value]) => tags.get(key) === value)) return undefined;
  const project = tags.get('seaworthy:project');
  return project === undefined
    ? 'it was not made by Seaworthy'
    : `it is of ${project} in ${tags.get('seaworthy:environment')}`;
}

/** Keys that neither the account nor this machine has a value for. */
async function checkSecrets(
  { application, valueFor }: ShipRequest,
  context: ShipContext,
): Promise<readonly Diagnostic[]> {
  const { secrets, secretName, region } = application;
  if (secrets.length === 0) return [];
  const found = await readCurrent({ application, region }, context);
  const isAbsent =
    found.kind === 'refused' && found.diagnostics.every(({ code }) => code === 'secrets/absent');
  if (found.kind === 'refused' && !isAbsent) return found.diagnostics;
  const held =
    found.kind === 'read' ? new Set([...found.held.keys(), ...found.notText]) : new Set<string>();
  const missing = secrets.filter(({ key }) => !held.has(key) && !valueFor(key));
  const [first] = missing;
  if (!first) return [];
  const keys = missing.map(({ key }) => key);
  return [problems['deploy/secret-missing'](first.span, { keys, secret: secretName })];
}

async function openParameters(
  { application, graph }: ShipRequest,
  context: ShipContext,
): Promise<Findings> {
  const { domain } = application;
  const asksForZone = graph.stacks.some(({ parameters }) =>
    parameters.some(({ id, default: fallback }) => id === 'HostedZoneId' && fallback === undefined),
  );
  if (!domain || !asksForZone) return { diagnostics: [], parameters: {} };
  const zone = await findZone(domain.name, await context.further());
  if (zone.kind === 'found') return { diagnostics: [], parameters: { HostedZoneId: zone.id } };
  const given = { domain: domain.name, reason: zone.reason };
  return { diagnostics: [problems['deploy/no-zone'](domain.span, given)], parameters: {} };
}
