import type { Service } from '../../project/project.ts';
import type { Span } from '../../source/span.ts';

/** A Compose key that has no counterpart on Fargate although something may rely on it. */
export interface UnsupportedKey {
  readonly key: string;
  readonly span: Span;
  /** What to do instead. */
  readonly mend: string;
}

/** The keys of a service that ask for what Fargate does not have. */
export function unsupportedIn(service: Service): readonly UnsupportedKey[] {
  return [
    ...(service.privileged?.value
      ? [{ key: 'privileged', span: service.privileged.span, mend: noHost }]
      : []),
    ...entries(
      'cap_add',
      service.capAdd.filter(({ value }) => !isAllowed(value)),
      noHost,
    ),
    ...entries('devices', service.devices, noHost),
    ...(service.shmSize
      ? [
          {
            key: 'shm_size',
            span: service.shmSize.span,
            mend: 'The 64 MB of `/dev/shm` cannot grow: tell the program to do without, such as Chromium with `--disable-dev-shm-usage`.',
          },
        ]
      : []),
    ...entries(
      'extra_hosts',
      service.extraHosts,
      'Use a name that DNS resolves; a host of your own network needs a VPN or a public name.',
    ),
    ...entries(
      'ulimits',
      service.ulimits.filter(({ name }) => name !== 'nofile'),
      'Only `nofile` can be set; make the program live with the other limits.',
    ),
  ];
}

const noHost =
  'Tasks have no access to the host: do without it, or run this service on instances of your own.';

/** Fargate lets a container trace its processes and nothing more. */
function isAllowed(capability: string): boolean {
  return capability.replace(/^CAP_/, '') === 'SYS_PTRACE';
}

/** One finding for a list, at its first entry. */
function entries(
  key: string,
  [first]: readonly { readonly span: Span }[],
  mend: string,
): readonly UnsupportedKey[] {
  return first ? [{ key, span: first.span, mend }] : [];
}
