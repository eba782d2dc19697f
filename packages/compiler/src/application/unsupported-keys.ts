import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { KeyUse } from '../project/dispositions.ts';
import { problems } from './application-diagnostics.ts';
import type { Part } from './roles/part.ts';
import { isTaskRole } from './roles/role.ts';
import type { Report } from './understanding.ts';

/**
 * Keys without a place in production that a rule of their own judges, by what they say and whom
 * they harm: each is told there, by the code beside it, and nowhere else.
 */
const judged: Readonly<Record<string, string>> = {
  'services.*.privileged': 'application/privileged',
  'services.*.devices': 'application/devices',
  'services.*.gpus': 'application/gpu',
  'services.*.deploy.resources.reservations.devices': 'application/gpu',
  'services.*.shm_size': 'application/shm-size',
  'services.*.extra_hosts': 'application/extra-hosts',
  'services.*.volumes.image': 'application/mount-type',
  'services.*.use_api_socket': 'application/docker-socket',
  'services.*.pid': 'application/kernel-setting',
  'services.*.ipc': 'application/kernel-setting',
  'services.*.uts': 'application/kernel-setting',
  'services.*.userns_mode': 'application/kernel-setting',
  'services.*.cgroup': 'application/kernel-setting',
  'services.*.cgroup_parent': 'application/kernel-setting',
  'services.*.runtime': 'application/kernel-setting',
  'services.*.sysctls': 'application/kernel-setting',
  'services.*.configs': 'application/config-file',
  // A definition does no harm until a service takes it up, and is told there.
  configs: 'application/config-file',
  models: 'application/unsupported-key',
};

const codesOfJudges: ReadonlySet<string> = new Set(Object.values(judged));

/** Tells every other key that has no place in production, once, by the outermost of its keys. */
export function reportUnsupported(
  keys: readonly KeyUse[],
  parts: readonly Part[],
  report: Report,
): void {
  const gone = new Set(parts.filter(isGone).map(({ service }) => `services.${service.name}`));
  const told = new Set<string>();
  const unsupported = new Set<string>();
  for (const { path, writtenPath, disposition, reason, span } of keys) {
    if (disposition !== 'unsupported') continue;
    unsupported.add(writtenPath);
    const above = pathsAbove(writtenPath);
    if (
      Object.hasOwn(judged, path) ||
      above.some((each) => unsupported.has(each) || gone.has(each))
    )
      continue;
    // Services that share a text by `extends` or an alias have one key to mend.
    const place = `${span.file} ${span.start}`;
    if (told.has(place)) continue;
    told.add(place);
    report(problems['application/unsupported-key'](span, { path: writtenPath, reason }));
  }
}

/** With `--strict` a key without a place in production is an error, whichever rule tells it. */
export function asStrictly(diagnostic: Diagnostic): Diagnostic {
  const { code } = diagnostic;
  return codesOfJudges.has(code) ? { ...diagnostic, severity: 'error' } : diagnostic;
}

/** Nothing is left of the container whose image makes way for a store, a site or nothing. */
function isGone({ role, image }: Part): boolean {
  return image !== undefined && !isTaskRole(role.kind);
}

/** `services.api.devices`, `services.api`, `services` of `services.api.devices.source`. */
function pathsAbove(path: string): readonly string[] {
  const paths: string[] = [];
  for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
    paths.push(path.slice(0, end));
  }
  return paths;
}
