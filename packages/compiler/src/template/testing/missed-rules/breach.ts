import { resourcesOf, type TemplateBody, type TemplateResource } from '../template-body.ts';

export interface Breach {
  readonly rule: string;
  readonly resource: string;
  readonly message: string;
}

/** Looks at all templates of a plan, since some mistakes lie between two of them. */
export type MissedRule = (templates: readonly TemplateBody[]) => Iterable<Omit<Breach, 'rule'>>;

/** A rule about each resource of one or several types: says what is wrong with it, or nothing. */
export function eachOf(
  types: string | readonly string[],
  find: (
    resource: TemplateResource & { readonly id: string },
    template: TemplateBody,
  ) => string | false | undefined,
): MissedRule {
  return function* (templates) {
    for (const template of templates) {
      for (const resource of [types].flat().flatMap((type) => resourcesOf(template, type))) {
        const message = find(resource, template);
        if (message) yield { resource: resource.id, message };
      }
    }
  };
}
