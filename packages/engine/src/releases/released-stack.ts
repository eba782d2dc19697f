import type { StackDeployment } from '../deploy/stack-deployment.ts';
import type { SiteState } from '../sites/site-versions.ts';
import type { ReleasedStack } from './release.ts';
import { hashOf } from './store/text-shelf.ts';

/** A stack as a release records it; its body is kept under `template`. */
export function releasedStack({
  name,
  layer,
  service,
  body,
  parameters,
}: Omit<StackDeployment, 'tags'>): ReleasedStack {
  return {
    name,
    layer,
    ...(service && { service }),
    template: hashOf(body),
    parameters: withoutDefaults(Object.entries(parameters), body),
  };
}

/** Stacks with the files that their sites have, by the names of the stacks. */
export function withSites(
  stacks: readonly ReleasedStack[],
  sites: ReadonlyMap<string, SiteState>,
): readonly ReleasedStack[] {
  return stacks.map((stack) => {
    const site = sites.get(stack.name);
    return site ? { ...stack, site } : stack;
  });
}

/** Parameters of a stack that say more than the defaults of its template do. */
export function withoutDefaults(
  parameters: readonly (readonly [name: string, value: string])[],
  body: string,
): Readonly<Record<string, string>> {
  const { Parameters: declared = {} }: TemplateParameters = JSON.parse(body);
  return Object.fromEntries(
    parameters.filter(([name, value]) => value !== String(declared[name]?.Default ?? '')),
  );
}

interface TemplateParameters {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
}
