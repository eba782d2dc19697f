import type { ReleasedStack } from './release.ts';

/** How a stack of one release differs from that of another one. */
export interface StackChange {
  /** The service's name, or `foundation` or `data`. */
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly image: boolean;
  readonly secrets: boolean;
  /** The template, or another parameter. */
  readonly settings: boolean;
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

/** Names of the parameters that stand for an image and for a version of the application's secret. */
export const imageParameter = 'Image';
export const secretParameter = 'AppSecretVersion';

const everything = { image: true, secrets: true, settings: true, files: true };

function changeOf(before: ReleasedStack, after: ReleasedStack): StackChange | undefined {
  const names = new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)]);
  const differs = (name: string): boolean =>
    (before.parameters[name] ?? '') !== (after.parameters[name] ?? '');
  const image = differs(imageParameter);
  const secrets = differs(secretParameter);
  const others = [...names].filter((name) => name !== imageParameter && name !== secretParameter);
  const settings = before.template !== after.template || others.some(differs);
  const files =
    before.site !== undefined &&
    after.site !== undefined &&
    before.site.changedAt !== after.site.changedAt;
  if (!image && !secrets && !settings && !files) return undefined;
  return { name: labelOf(after), kind: 'changed', image, secrets, settings, files };
}
