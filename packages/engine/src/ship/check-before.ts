import type { Stack } from '@aws-sdk/client-cloudformation';
import { type Diagnostic, largestTemplate } from '@seaworthy/compiler';
import { findZone, zonesIn } from '../aws/find-zone.ts';
import { describeStack } from '../deploy/describe-stack.ts';
import { type StackTags, tagsFor } from '../deploy/stack-deployment.ts';
import { isTakenUp } from '../deploy/take-up/is-taken-up.ts';
import { newTemplateBucket } from '../deploy/templates/new-template-bucket.ts';
import type { StackAtRest } from '../preflight/detect-drift.ts';
import type { AccountIdentity } from '../preflight/identify-account.ts';
import { lookAround } from '../preflight/look-around.ts';
import { readCurrent } from '../secrets/prepare-write.ts';
import { checkSites } from '../sites/check-sites.ts';
import { checkResourceNames } from './check-resource-names.ts';
import { describeOwner } from './describe-owner.ts';
import { pinImages } from './pin-images.ts';
import type { ShipContext } from './ship-context.ts';
import { shipProblems as problems } from './ship-problems.ts';
import type { ShipHost, ShipRequest } from './ship-request.ts';

/** What is known before anything is changed. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  /** Of registries, with their digests, by service. */
  readonly images: Readonly<Record<string, string>>;
  /** Parameters that templates leave open, such as the hosted zone. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Stacks that are not there yet. */
  readonly newStacks: readonly string[];
  readonly oldStacks: readonly StackAtRest[];
}

/** Looks for everything that would stop the deployment half-way, at once and without changing a thing. */
export async function checkBefore(
  request: ShipRequest,
  { sites, account, dock }: Pick<ShipHost, 'sites' | 'account' | 'dock'>,
  identity: AccountIdentity,
  context: ShipContext,
): Promise<Findings> {
  const { name: project, environment } = request.application;
  const ours = tagsFor({ project, environment });
  const stacks = await findStacks(request, context);
  const newStacks = request.graph.stacks.flatMap(({ name }) => (stacks.has(name) ? [] : [name]));
  const opened = openParameters(request, context);
  const [around, resources, secrets, pages, zone, bucket, pinned] = await Promise.all([
    opened.then(({ parameters }) =>
      lookAround({ ...request, identity, newStacks, parameters }, account),
    ),
    checkResourceNames(request, ours, context),
    checkSecrets(request, context),
    checkSites(request.application, sites),
    opened,
    newTemplateBucket(request.templates, context),
    pinImages(request, dock, context),
  ]);
  const names = await checkNames(request, stacks, ours, context);
  return {
    diagnostics: [
      ...checkSizes(request),
      ...names,
      ...resources,
      ...secrets,
      ...pages,
      ...zone.diagnostics,
      ...pinned.diagnostics,
      ...around,
    ],
    images: pinned.images,
    parameters: zone.parameters,
    newStacks: [...newStacks, ...bucket],
    oldStacks: [...stacks].map(([name, { StackStatus = '' }]) => ({ name, status: StackStatus })),
  };
}

/** By name; one that only has a change set is not there yet. */
async function findStacks(
  { graph }: ShipRequest,
  context: ShipContext,
): Promise<ReadonlyMap<string, Stack>> {
  const found = await Promise.all(graph.stacks.map(({ name }) => describeStack(name, context)));
  return new Map(
    found.flatMap((stack) =>
      stack && stack.StackStatus !== 'REVIEW_IN_PROGRESS' ? [[stack.StackName ?? '', stack]] : [],
    ),
  );
}

/** A stack of the same name that another project has made would be overwritten. */
async function checkNames(
  { templates }: ShipRequest,
  stacks: ReadonlyMap<string, Stack>,
  ours: StackTags,
  context: ShipContext,
): Promise<readonly Diagnostic[]> {
  const found = await Promise.all(
    [...stacks].map(async ([name, stack]) => {
      const owner = ownerOf(stack, ours);
      if (owner === undefined) return [];
      const body = templates.find((template) => template.stack === name)?.body ?? '{}';
      if (await isTakenUp(stack, { name, body, tags: ours }, context)) return [];
      return [problems['deploy/name-taken'](undefined, { stack: name, owner })];
    }),
  );
  return found.flat();
}

/** Whose a stack is that is not ours. */
function ownerOf({ Tags = [] }: Stack, ours: StackTags): string | undefined {
  const tags = new Map(Tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  const isOurs = Object.entries(ours).every(([key, value]) => tags.get(key) === value);
  return isOurs ? undefined : describeOwner(tags);
}

/** There is no way for a template that is larger. */
function checkSizes({ templates }: ShipRequest): readonly Diagnostic[] {
  return templates
    .filter(({ bytes }) => bytes > largestTemplate)
    .map(({ stack, bytes }) => {
      const given = { stack, bytes, most: largestTemplate };
      return problems['deploy/template-too-large'](undefined, given);
    });
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
): Promise<Pick<Findings, 'diagnostics' | 'parameters'>> {
  const { domain } = application;
  const asksForZone = graph.stacks.some(({ parameters }) =>
    parameters.some(({ id, default: fallback }) => id === 'HostedZoneId' && fallback === undefined),
  );
  if (!domain || !asksForZone) return { diagnostics: [], parameters: {} };
  const zone = await findZone(domain.name, zonesIn(await context.further()));
  if (zone.kind === 'found') return { diagnostics: [], parameters: { HostedZoneId: zone.id } };
  const given = { domain: domain.name, reason: zone.reason };
  return { diagnostics: [problems['deploy/no-zone'](domain.span, given)], parameters: {} };
}
