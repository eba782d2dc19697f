import { fileURLToPath } from 'node:url';
import { diskHost } from '../../../packages/cli/src/project-files/disk-host.ts';
import {
  checkFacts,
  cloudFactsOf,
  type Diagnostic,
  type Graph,
  type Plan,
  type ProjectHost,
  planProject,
} from '../../../packages/compiler/src/index.ts';
import { emitTemplates } from '../../../packages/compiler/src/template/emit-templates.ts';
import type { Incident } from './incident.ts';

/** The plan with the incident in it, and what checks find in it. */
export interface PlannedIncident extends Required<Pick<Plan, 'application' | 'graph' | 'project'>> {
  readonly templates: Plan['templates'];
  readonly findings: readonly Diagnostic[];
}

/** Plans the changed project. Throws when a change does not change anything. */
export function planIncident(incident: Incident): PlannedIncident {
  const plan = planProject(
    {
      files: ['compose.yaml', ...(incident.example ? ['compose.production.yaml'] : [])],
      folderName: incident.example ?? 'shop',
      profiles: [],
      environment: 'production',
      strict: false,
    },
    hostOf(incident),
  );
  const { application, graph, project, templates, diagnostics } = plan;
  if (!application || !graph || !project)
    throw new Error(`no plan: ${JSON.stringify(diagnostics)}`);
  if (!incident.resources) return { application, graph, project, templates, findings: diagnostics };
  const changed = changeGraph(graph, incident.resources);
  const known = new Set(diagnostics.map(keyOf));
  const cloud = cloudFactsOf(changed);
  const further = checkFacts({ origin: 'plan', cloud, project, application });
  return {
    application,
    project,
    graph: changed,
    templates: emitTemplates(changed, () => ''),
    findings: [...further.filter((finding) => !known.has(keyOf(finding))), ...diagnostics],
  };
}

function keyOf({ code, message }: Diagnostic): string {
  return `${code} ${message}`;
}

function changeGraph({ stacks }: Graph, change: NonNullable<Incident['resources']>): Graph {
  let changes = 0;
  const changed = stacks.map((stack) => {
    const kept = stack.resources.flatMap((resource) => {
      const now = change(resource, stack.name);
      if (now !== resource) changes += 1;
      return now ?? [];
    });
    return { ...stack, resources: kept };
  });
  if (changes === 0) throw new Error('no resource was changed');
  return { stacks: changed };
}

function hostOf({ example, files = {} }: Incident): ProjectHost {
  const path = example ? `../../../examples/${example}` : '../shop';
  const folder = fileURLToPath(new URL(path, import.meta.url));
  const disk = diskHost(folder, { processEnvironment: {} });
  const texts = new Map(
    Object.entries(files).map(([file, change]) => [file, textOf(file, change, disk)]),
  );
  return {
    ...disk,
    readText: (file) => {
      const text = texts.get(file.replace(/^\.\//, ''));
      return text === undefined ? disk.readText(file) : { kind: 'text', text };
    },
    listFolder: (place) => {
      const prefix =
        place === '.' || place === '' ? '' : `${place.replace(/^\.\//, '').replace(/\/$/, '')}/`;
      const added = [...texts.keys()].flatMap((file) => {
        if (!file.startsWith(prefix)) return [];
        const [name = '', ...deeper] = file.slice(prefix.length).split('/');
        return [deeper.length > 0 ? `${name}/` : name];
      });
      return [...new Set([...disk.listFolder(place), ...added])].toSorted();
    },
  };
}

function textOf(
  file: string,
  change: string | readonly { readonly text: string; readonly by: string }[],
  disk: ProjectHost,
): string {
  if (typeof change === 'string') return change;
  const read = disk.readText(file);
  if (read.kind !== 'text') throw new Error(`${file} is not there`);
  return change.reduce((text, replacement) => {
    if (!text.includes(replacement.text)) throw new Error(`${file} has no ${replacement.text}`);
    return text.replace(replacement.text, () => replacement.by);
  }, read.text);
}
