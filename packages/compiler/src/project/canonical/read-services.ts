import { composeProblems } from '../compose-diagnostics.ts';
import { type Declared, hostScope, type VariableScope } from '../interpolation/variable-scope.ts';
import { nearestName } from '../nearest-name.ts';
import { entryOf } from '../node.ts';
import type { ActiveService } from '../profiles.ts';
import type { Service } from '../project.ts';
import { readServiceSettings } from '../read-settings.ts';
import type { Reading } from '../reading.ts';
import type { EnvironmentFiles } from './environment-files.ts';
import { valueAt } from './fields.ts';
import { readService } from './read-service.ts';
import type { ServiceReading } from './service-reading.ts';

/** What the services of a project share. */
export interface ProjectScope {
  readonly reading: Reading;
  readonly scope: VariableScope;
  readonly declared: Declared;
  readonly projectName: string;
}

/** Brings each service to one form. */
export function readServices(
  services: readonly ActiveService[],
  project: ProjectScope,
): readonly Service[] {
  const environmentFiles: EnvironmentFiles = new Map();
  return services.map((service) => {
    reportMissingImage(service, project.reading);
    return readService(startService(service, project, environmentFiles));
  });
}

/** Not when a key is a slip of the pen for `image`, or the base is unknown: that has been told. */
function reportMissingImage({ name, span, node }: ActiveService, { report }: Reading): void {
  if (sourceKeys.some((key) => valueAt(node, key))) return;
  const isTold = node.entries.some(
    ({ key, value }) =>
      nearestName(key, sourceKeys) !== undefined || (value.kind === 'scalar' && value.unreadable),
  );
  if (!isTold) report(composeProblems['compose/no-image'](span, { service: name }));
}

const sourceKeys = ['image', 'build', 'provider'];

/** A service's own classifications lie over the project's. */
function startService(
  service: ActiveService,
  { reading, scope, declared, projectName }: ProjectScope,
  environmentFiles: EnvironmentFiles,
): ServiceReading {
  const extension = entryOf(service.node, 'x-seaworthy')?.value;
  const { settings, diagnostics } = readServiceSettings(extension);
  for (const diagnostic of diagnostics) reading.report(diagnostic);
  const shared = { ...service, settings, reading, environmentFiles };
  if (settings.variables.size === 0) return { ...shared, scope, declared };
  const own = new Map(declared);
  for (const [name, { value }] of settings.variables) own.set(name, value);
  return { ...shared, scope: hostScope(reading.host, own, projectName), declared: own };
}
