import type { Service } from '../../project/project.ts';
import { problems } from '../application-diagnostics.ts';
import type { Report } from '../understanding.ts';

/** What a container has from the start, with Docker and on Fargate alike (capabilities of Docker Engine). */
const usual: readonly string[] = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

/** The one that Fargate adds (Amazon ECS API, KernelCapabilities). */
const addable = 'SYS_PTRACE';

/** Linux capabilities of a task; `drop: ALL` with some added back becomes the list without those. */
export function decideCapabilities(
  { name, capAdd, capDrop }: Service,
  report: Report,
): { readonly drop: readonly string[]; readonly add: readonly string[] } {
  const dropped = new Set(capDrop.map(({ value }) => nameOf(value)));
  const kept = new Set<string>();
  const added: string[] = [];
  for (const { value, span } of capAdd) {
    const capability = nameOf(value);
    if (usual.includes(capability)) kept.add(capability);
    else if (capability === addable) added.push(capability);
    else report(problems['application/capability'](span, { name, capability }));
  }
  const all = dropped.has('ALL') && kept.size > 0 ? usual : [...dropped];
  return { drop: all.filter((capability) => !kept.has(capability)), add: added };
}

function nameOf(value: string): string {
  return value.toUpperCase().replace(/^CAP_/, '');
}
