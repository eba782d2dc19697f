import { fileURLToPath } from 'node:url';
import { diskHost } from '../../packages/cli/src/project-files/disk-host.ts';
import { type Plan, planProject } from '../../packages/compiler/src/plan.ts';
import {
  parseTemplate,
  resourcesOf,
  type TemplateBody,
} from '../../packages/compiler/src/template/testing/template-body.ts';

/** What an example becomes in production, and ways to look into its templates. */
export interface PlannedExample {
  readonly plan: Plan;
  readonly templates: readonly TemplateBody[];
  template(stack: string): TemplateBody;
  /** Properties of all resources of a type, of one stack or of all. */
  all(type: string, stack?: string): readonly unknown[];
  /** Properties of the one resource of a type. Throws when there is none, or are several. */
  one(type: string, stack?: string): unknown;
  /** Properties of the resource with an id. */
  named(id: string): unknown;
  /** Codes of what was found, the gravest first, advice left out. */
  findings(): readonly string[];
}

/** Plans an example with its production file, and with further files over these. */
export function planExample(name: string, further: readonly string[] = []): PlannedExample {
  const folder = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const files = ['compose.yaml', 'compose.production.yaml', ...further];
  const plan = planProject(
    { files, folderName: name, profiles: [], environment: 'production', strict: false },
    diskHost(folder, { processEnvironment: {} }),
  );
  const bodies = new Map(plan.templates.map(({ stack, body }) => [stack, parseTemplate(body)]));
  const template = (stack: string) => {
    const found = bodies.get(`${name}-production-${stack}`);
    if (!found) throw new Error(`${name} has no stack ${stack}.`);
    return found;
  };
  const all = (type: string, stack?: string) =>
    (stack === undefined ? [...bodies.values()] : [template(stack)]).flatMap((body) =>
      resourcesOf(body, type).map(({ Properties }) => Properties),
    );
  return {
    plan,
    templates: [...bodies.values()],
    template,
    all,
    one(type, stack) {
      const [first, ...others] = all(type, stack);
      if (first === undefined || others.length > 0) {
        throw new Error(`${name} has ${first ? others.length + 1 : 'no'} ${type}.`);
      }
      return first;
    },
    named(id) {
      const found = [...bodies.values()].find(({ Resources }) => Object.hasOwn(Resources, id));
      return found?.Resources[id]?.Properties;
    },
    findings: () =>
      plan.diagnostics.filter(({ severity }) => severity !== 'advice').map(({ code }) => code),
  };
}
