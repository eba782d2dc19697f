import type { Template } from '@seaworthy/compiler';
import { type Drift, detectDrift } from '../../preflight/detect-drift.ts';
import { type DeployedStack, findStacks } from '../find-stacks.ts';
import type { OperationContext, PlannedProject } from '../operation-context.ts';
import {
  ownerOf,
  parseTemplate,
  readTemplate,
  type TemplateBody,
} from '../template/template-body.ts';
import { compareSecrets } from './compare-secrets.ts';
import { compareTemplates } from './compare-templates.ts';
import type { Difference, OwnedDrift, ResourceDifference, StackDifference } from './difference.ts';

export interface DifferenceRequest extends PlannedProject {
  readonly templates: readonly Template[];
}

/**
 * Compares the project with what is deployed, by reading alone: images that are built are not built
 * for it. An earlier version of the secret, and what was changed by hand, is part of it.
 */
export async function readDifference(
  request: DifferenceRequest,
  context: OperationContext,
): Promise<Difference> {
  const deployed = await findStacks(request, context);
  const [compared, secrets] = await Promise.all([
    Promise.all(deployed.map((stack) => compareStack(stack, request, context))),
    compareSecrets(request, context),
  ]);
  const missing = request.graph.stacks
    .filter(({ name }) => !deployed.some((stack) => stack.name === name))
    .map(({ name, layer, service }) =>
      difference({ name, layer, ...(service !== undefined && { service }) }, 'added', []),
    );
  return {
    stacks: [...compared.flatMap(({ changes }) => changes), ...missing],
    secrets,
    drift: compared.flatMap(({ drift }) => drift),
  };
}

async function compareStack(
  stack: DeployedStack,
  { graph, templates }: DifferenceRequest,
  context: OperationContext,
): Promise<{
  readonly changes: readonly StackDifference[];
  readonly drift: readonly OwnedDrift[];
}> {
  const template = templates.find((candidate) => candidate.stack === stack.name);
  const planned = graph.stacks.find(({ name }) => name === stack.name);
  const before = parseTemplate(await readTemplate(stack.name, context));
  const drifted = (await detectDrift(stack, context)) ?? [];
  const drift = drifted.map((each) => withOwner(each, before));
  if (!template || !planned) return { changes: [difference(stack, 'removed', [])], drift };
  const after = parseTemplate(template.body);
  const resources = [
    ...compareTemplates(before, after, planned),
    ...compareParameters(stack, before, after),
  ];
  return { changes: resources.length > 0 ? [difference(stack, 'changed', resources)] : [], drift };
}

function withOwner(drift: Drift, { Resources }: TemplateBody): OwnedDrift {
  const resource = Resources[drift.id];
  const owner = resource && ownerOf(resource);
  return { ...drift, ...(owner !== undefined && { owner }) };
}

/** Values that a deployment would set to the template's default, such as a number of tasks. */
function compareParameters(
  { parameters }: DeployedStack,
  before: TemplateBody,
  after: TemplateBody,
): readonly ResourceDifference[] {
  const [old, now] = [countOf(before), countOf(after)];
  const deployed = parameters.DesiredCount;
  const isSet = deployed !== undefined && deployed !== '-1' && deployed !== old;
  if (!isSet || now === undefined || deployed === now) return [];
  const properties = [{ path: 'DesiredCount', before: deployed, after: now }];
  const rest = { kind: 'changed', replaced: 'never', losesData: false } as const;
  return [{ id: 'Parameters', type: 'template', ...rest, properties }];
}

function countOf({ Parameters }: TemplateBody): string | undefined {
  const { DesiredCount } = (Parameters ?? {}) as Readonly<
    Record<string, { readonly Default?: string } | undefined>
  >;
  return DesiredCount?.Default;
}

function difference(
  { name, layer, service }: Pick<DeployedStack, 'name' | 'layer' | 'service'>,
  kind: StackDifference['kind'],
  resources: readonly ResourceDifference[],
): StackDifference {
  return { stack: name, layer, ...(service !== undefined && { service }), kind, resources };
}

/** Whether a deployment would change anything, or somebody has changed something by hand. */
export function differs({ stacks, secrets, drift }: Difference): boolean {
  return stacks.length > 0 || secrets.length > 0 || drift.length > 0;
}
