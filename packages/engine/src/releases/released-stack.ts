import type { StackDeployment } from '../deploy/stack-deployment.ts';
import type { SiteState } from '../sites/site-versions.ts';
import { imageParameter } from './changes-between.ts';
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
    settings: settingsOf(body),
    parameters: tellingParameters(Object.entries(parameters), body),
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

/** A hash of what a template says besides its image, which is a default of images of registries. */
export function settingsOf(body: string): string {
  const template: TemplateParameters = JSON.parse(body);
  const { [imageParameter]: _image, ...settings } = template.Parameters ?? {};
  return hashOf(JSON.stringify({ ...template, Parameters: settings }));
}

/** Parameters of a stack that say more than the defaults of its template do, and always its image. */
export function tellingParameters(
  parameters: readonly (readonly [name: string, value: string])[],
  body: string,
): Readonly<Record<string, string>> {
  const { Parameters: declared = {} }: TemplateParameters = JSON.parse(body);
  const defaultOf = (name: string): string => String(declared[name]?.Default ?? '');
  const image = defaultOf(imageParameter);
  return {
    ...(image !== '' && { [imageParameter]: image }),
    ...Object.fromEntries(parameters.filter(([name, value]) => value !== defaultOf(name))),
  };
}

interface TemplateParameters {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>;
}
