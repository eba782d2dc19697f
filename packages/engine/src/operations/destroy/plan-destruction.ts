import { type DeployedStack, findStacks } from '../find-stacks.ts';
import { listResources } from '../list-resources.ts';
import type { OperationContext, PlannedProject } from '../operation-context.ts';
import { thingNames } from '../template/kinds-of-things.ts';
import {
  ownerOf,
  parseTemplate,
  readTemplate,
  type TemplateBody,
  type TemplateResource,
} from '../template/template-body.ts';
import type { Destruction, ThingToLose } from './destruction.ts';

/** A store was named that the deployed project does not have. */
export class UnknownStore extends Error {
  override readonly name = 'UnknownStore';
  readonly store: string;
  readonly known: readonly string[];

  constructor(store: string, known: readonly string[]) {
    super(`there is no store ${store}`);
    this.store = store;
    this.known = known;
  }
}

/**
 * Says what would go and what would stay: all services; of the stores those that are named; the data
 * stack and the foundation once no store is left in them. Throws UnknownStore. Changes nothing.
 */
export async function planDestruction(
  project: PlannedProject,
  named: readonly string[],
  context: OperationContext,
): Promise<Destruction> {
  const stacks = await findStacks(project, context);
  const services = stacks.filter(({ layer }) => layer === 'service');
  const data = stacks.find(({ layer }) => layer === 'data');
  const foundation = stacks.find(({ layer }) => layer === 'foundation');
  const template = data && parseTemplate(await readTemplate(data.id, context));
  const stores = storesIn(template);
  const known = [...new Set([...stores, ...storesOf(project)])];
  const unknown = named.find((store) => !known.includes(store));
  if (unknown !== undefined) throw new UnknownStore(unknown, known);
  const keptStores = stores.filter((store) => !named.includes(store));
  const isWhole = keptStores.length === 0;
  const goes = (stack: DeployedStack, resource: TemplateResource) =>
    isWhole || stack.layer === 'service' || named.includes(ownerOf(resource) ?? '');
  const touched = [
    ...services,
    ...(data && (isWhole || named.length > 0) ? [data] : []),
    ...(foundation && isWhole ? [foundation] : []),
  ];
  const things = await Promise.all(touched.map((stack) => thingsIn(stack, goes, context)));
  return {
    project: project.application.name,
    environment: project.application.environment,
    services,
    stores: named,
    keptStores,
    ...(data && { data }),
    ...(foundation && { foundation }),
    isWhole,
    things: things.flat(),
  };
}

/** Everything in the data stack that holds data of its own belongs to a store or a volume. */
function storesIn(template: TemplateBody | undefined): readonly string[] {
  const owners = Object.values(template?.Resources ?? {}).flatMap(
    (resource) => ownerOf(resource) ?? [],
  );
  return [...new Set(owners)];
}

/** A store that is gone already, as the deletion is repeated, is still one of the project's. */
function storesOf({ application }: PlannedProject): readonly string[] {
  const volumes = application.services.flatMap((service) =>
    service.kind === 'site' ? [] : service.fileSystems.map(({ volume }) => volume),
  );
  return [...application.stores.map(({ name }) => name), ...volumes];
}

async function thingsIn(
  stack: DeployedStack,
  goes: (stack: DeployedStack, resource: TemplateResource) => boolean,
  context: OperationContext,
): Promise<readonly ThingToLose[]> {
  const [body, resources] = await Promise.all([
    readTemplate(stack.id, context), // an earlier deletion may end just now
    listResources(stack.id, context),
  ]);
  const template = parseTemplate(body);
  return resources.flatMap(({ LogicalResourceId: id = '', PhysicalResourceId = '' }) => {
    const resource = template.Resources[id];
    if (!resource || !goes(stack, resource)) return [];
    const isPath = isSecretPath(id, resource);
    const what = isPath ? 'secrets below this path' : thingNames[resource.Type];
    const isMember = resource.Properties?.DBClusterIdentifier !== undefined;
    if (what === undefined || isMember) return [];
    const owner = ownerOf(resource);
    return [
      {
        stack: stack.name,
        id,
        type: resource.Type,
        ...(owner !== undefined && { owner }),
        what,
        physicalId: PhysicalResourceId,
        fate: isPath ? 'stays' : (fates[resource.DeletionPolicy ?? 'Delete'] ?? 'lost'),
      },
    ];
  });
}

/** What stands for the path of secrets in Parameter Store; the values are in no stack. */
function isSecretPath(id: string, { Type }: TemplateResource): boolean {
  return id === 'AppSecretPath' && Type === 'AWS::SSM::Parameter';
}

const fates: Readonly<Record<string, ThingToLose['fate'] | undefined>> = {
  Delete: 'lost',
  Snapshot: 'snapshot',
  Retain: 'stays',
  RetainExceptOnCreate: 'stays',
};
