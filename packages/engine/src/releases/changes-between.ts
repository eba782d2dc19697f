import type { ReleasedStack } from './release.ts';

/** How a stack of one release differs from that of another one. */
export interface StackChange {
  /** The service's name, or `foundation` or `data`. */
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly image: boolean;
  readonly secrets: boolean;
  /** What else the template says, or another parameter. */
  readonly settings: boolean;
  /** How many there are, as `seaworthy scale` sets it. */
  readonly tasks: boolean;
  /** Those of a static site, as far as both say which they are. */
  readonly files: boolean;
}

/** What changes from some stacks to others, in their order; stacks that are the same are left out. */
export function changesBetween(
  before: readonly ReleasedStack[],
  after: readonly ReleasedStack[],
): readonly StackChange[] {
  const find = (stacks: readonly ReleasedStack[], name: string) =>
    stacks.find((stack) => stack.name === name);
  const gone = before.filter(({ name }) => !find(after, name));
  return [
    ...after.flatMap((stack) => {
      const old = find(before, stack.name);
      if (!old) return [{ name: labelOf(stack), kind: 'added' as const, ...everything }];
      return changeOf(old, stack) ?? [];
    }),
    ...gone.map((stack) => ({ name: labelOf(stack), kind: 'removed' as const, ...everything })),
  ];
}

/** What a stack is called in the project. */
export function labelOf({ layer, service }: Pick<ReleasedStack, 'layer' | 'service'>): string {
  return service?.name ?? layer;
}

/** Names of the parameters for an image, a version of the application's secret, and how many tasks. */
export const imageParameter = 'Image';
export const secretParameter = 'AppSecretVersion';
export const tasksParameter = 'DesiredCount';

const everything = { image: true, secrets: true, settings: true, tasks: true, files: true };

const ofTheirOwn: readonly string[] = [imageParameter, secretParameter, tasksParameter];

function changeOf(before: ReleasedStack, after: ReleasedStack): StackChange | undefined {
  const names = new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)]);
  const differs = (name: string): boolean =>
    (before.parameters[name] ?? '') !== (after.parameters[name] ?? '');
  const image = differs(imageParameter);
  const secrets = differs(secretParameter);
  const tasks = differs(tasksParameter);
  const others = [...names].filter((name) => !ofTheirOwn.includes(name));
  const settings = before.settings !== after.settings || others.some(differs);
  const files =
    before.site !== undefined &&
    after.site !== undefined &&
    before.site.changedAt !== after.site.changedAt;
  if (!image && !secrets && !settings && !tasks && !files) return undefined;
  return { name: labelOf(after), kind: 'changed', image, secrets, settings, tasks, files };
}
