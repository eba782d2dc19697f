import type { HostList } from '../../facts/source/mentions/host-lists.ts';
import type { Span } from '../../source/span.ts';
import { withSeverity } from '../about.ts';
import { dependsOn } from './manifests.ts';
import type { SourcedTask } from './sourced-task.ts';
import { taskCheck } from './task-check.ts';
import { textOf } from './task-variables.ts';

/** The load balancer's probe names the task's own address as its host, never a domain. */
export const tgHostHeaderRejected = taskCheck(
  'tg-host-header-rejected',
  'error',
  function* (sourced, report) {
    const { task } = sourced;
    if (task.kind !== 'web' || isExempt(sourced)) return;
    for (const { name, span, certain } of listsOf(sourced)) {
      const what = `${name} lets ${task.name} answer to names only, but the load balancer asks for its address: every probe gets 400, and ECS replaces the task again and again.`;
      const mend =
        'Answer the health path before the host is checked, or allow the addresses of the network (`django-allow-cidr`). `*` is safe as long as only the load balancer reaches the task.';
      const finding = report(span, { what, mend });
      yield certain ? finding : withSeverity('warning', finding);
    }
  },
);

interface FoundList {
  readonly name: string;
  readonly span: Span;
  /** Whether a framework is known to use it. */
  readonly certain: boolean;
}

function* listsOf({ task, source }: SourcedTask): Generator<FoundList> {
  const frameworks = ['django', 'fastapi', 'starlette'];
  const certain = frameworks.some((framework) => dependsOn(source, framework));
  for (const { name, value, span } of task.environment) {
    if (!/^(?:DJANGO_)?(?:ALLOWED|TRUSTED)_?HOSTS$/i.test(name)) continue;
    const hosts = textOf(value)?.split(/[\s,;[\]"']+/) ?? [];
    if (isClosed(hosts)) yield { name, span, certain };
  }
  for (const { hosts, setting, span } of mentionsOf(source)) {
    if (isClosed(hosts)) yield { name: setting, span, certain: true };
  }
}

/** An empty list of Django's answers to nobody but localhost. */
function isClosed(hosts: readonly string[]): boolean {
  return !hosts.some((host) => host === '*' || /^\d+\.\d+|\/\d+$/.test(host));
}

function mentionsOf({ build }: SourcedTask['source']): readonly HostList[] {
  return (build?.files ?? []).flatMap(({ mentions }) =>
    mentions.filter((mention) => mention.kind === 'host-list'),
  );
}

function isExempt({ source }: SourcedTask): boolean {
  return (source.build?.files ?? []).some(({ mentions }) =>
    mentions.some(({ kind }) => kind === 'host-exemption'),
  );
}
