import type { Service } from '../../project/project.ts';
import type { Scale } from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { KnownStore } from '../stores/known-store.ts';
import type { Report } from '../understanding.ts';

/** Percent of CPU to keep to when a range is given and nothing to scale by. */
const usualCpu = 70;

/** How many tasks a service has, and what adds and removes them. */
export function decideScale(
  { name, deploy, settings }: Service,
  used: readonly KnownStore[],
  report: Report,
): Scale {
  const { scale } = settings;
  const replicas = deploy.replicas?.value ?? 1;
  const min = scale?.min?.value ?? Math.min(replicas, scale?.max?.value ?? replicas);
  const max = scale?.max?.value ?? Math.max(min, replicas);
  if (scale && max < min) {
    report(problems['application/scale-range']((scale.max ?? scale.min)?.span, { name, min, max }));
  }
  const range = { min, max: Math.max(min, max) };
  const span = scale?.span ?? deploy.replicas?.span;
  const place = span && { span };
  if (!scale || range.min === range.max) return { ...range, ...place };
  const messages = messageTarget(name, settings, used, report);
  const hasTarget = scale.cpu ?? scale.memory ?? scale.requests ?? messages;
  return {
    ...range,
    ...(scale.cpu && { cpu: scale.cpu.value }),
    ...(!hasTarget && { cpu: usualCpu }),
    ...(scale.memory && { memory: scale.memory.value }),
    ...(scale.requests && { requests: scale.requests.value }),
    ...(messages && { messages }),
    ...place,
  };
}

/** The queue whose depth counts: the one that the service uses. */
function messageTarget(
  name: string,
  { scale }: Service['settings'],
  used: readonly KnownStore[],
  report: Report,
): Scale['messages'] {
  if (!scale?.messages) return undefined;
  for (const { store } of used) {
    if (store.kind !== 'queue') continue;
    const [queue = store.name] = store.queues;
    return { target: scale.messages.value, store: store.name, queue };
  }
  report(problems['application/scale-queue-missing'](scale.messages.span, { name }));
  return undefined;
}
