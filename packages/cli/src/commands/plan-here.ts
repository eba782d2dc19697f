import { basename, relative, sep } from 'node:path';
import { type Plan, planProject } from '@seaworthy/compiler';
import type { Surroundings } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';
import { locateProject } from '../compose-files/locate-project.ts';
import { diskHost } from '../project-files/disk-host.ts';
import { framesIn } from '../render/frames.ts';
import { placesIn, type TextOf } from '../render/places.ts';
import { secretPlaces } from '../render/secret-places.ts';
import type { View } from '../render/view.ts';
import { type OwnValues, readOwnValues } from '../secrets/own-values.ts';
import { pageFor } from '../terminal/output.ts';
import { textsOf } from './texts-of.ts';

/** A plan with what is needed to show it. */
export interface PlanHere {
  readonly plan: Plan;
  /** From where the command was started to the project's folder, with `/`; `.` for the same. */
  readonly directory: string;
  /** What the user should know of the choice of files. */
  readonly notes: readonly string[];
  /** How to show it on stdout. */
  readonly view: View;
  /** What this machine has for a key of the application's secret; never for showing it. */
  readonly secretValue: (key: string) => string | undefined;
  /** The same for all keys, as Compose would give them, with where they come from. */
  readonly ownValues: () => OwnValues;
}

/** Finds the project, reads it from disk and plans it. */
export function planHere(options: Options, surroundings: Surroundings): PlanHere {
  const location = locateProject(options, surroundings);
  if (location.kind === 'problem') {
    const plan: Plan = { diagnostics: [location.diagnostic], templates: [] };
    return {
      plan,
      directory: '.',
      notes: [],
      view: viewOf(plan, () => undefined, surroundings),
      secretValue: () => undefined,
      ownValues: () => noValues,
    };
  }
  const { directory, files, envFiles, profiles, projectName, notes } = location.place;
  const hostOptions = { envFiles, processEnvironment: surroundings.variables };
  const host = diskHost(directory, hostOptions);
  const { AWS_REGION, AWS_DEFAULT_REGION } = surroundings.variables;
  const machineRegion = AWS_REGION || AWS_DEFAULT_REGION;
  const request = {
    files,
    folderName: basename(directory),
    profiles,
    environment: options.environment,
    strict: options.strict,
    ...(projectName !== undefined && { projectName }),
    ...(options.region !== undefined && { region: options.region }),
    ...(machineRegion && { machineRegion }),
  };
  const plan = planProject(request, host);
  let read: OwnValues | undefined;
  const ownValues = (): OwnValues => {
    const { application } = plan;
    const folder = { directory, request, host: hostOptions };
    read ??= application ? readOwnValues(application, folder) : noValues;
    return read;
  };
  return {
    plan,
    directory: relative(surroundings.directory, directory).split(sep).join('/') || '.',
    notes,
    view: viewOf(plan, textsOf(plan, host), surroundings),
    secretValue: (key) => ownValues().values.get(key),
    ownValues,
  };
}

const noValues: OwnValues = {
  values: new Map(),
  lines: new Map(),
  variables: [],
  diagnostics: [],
};

function viewOf({ project }: Plan, textOf: TextOf, { stdout }: Surroundings): View {
  return {
    page: pageFor(stdout),
    placeOf: placesIn(textOf),
    framesOf: framesIn(textOf),
    hidden: project ? secretPlaces(project, textOf) : [],
  };
}

/** Whether anything in the plan keeps the project from running. */
export function hasErrors({ diagnostics }: Plan): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
