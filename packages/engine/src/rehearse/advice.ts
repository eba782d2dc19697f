import type { Application, TaskKind } from '@seaworthy/compiler';
import type { Advice, ServiceReport } from './rehearsal-report.ts';

/** Settings that what was measured speaks against. A rehearsal's load is light: only wide gaps count. */
export function takeAdvice(
  application: Application,
  reports: readonly ServiceReport[],
): readonly Advice[] {
  return reports.flatMap((report) => {
    const service = application.services.find(
      (candidate): candidate is TaskKind =>
        candidate.kind !== 'site' && candidate.name === report.name,
    );
    return service ? [...memoryAdvice(service, report), ...startAdvice(service, report)] : [];
  });
}

const mebibyte = 1024 * 1024;

/** Twice the peak, in whole GiB as Fargate has it. */
function memoryAdvice({ name, size }: TaskKind, { peakMemory }: ServiceReport): readonly Advice[] {
  if (peakMemory === undefined) return [];
  const peak = Math.ceil(peakMemory / mebibyte);
  if (peak <= size.memory * 0.8) return [];
  const asked = size.asked.memory && Math.round(size.asked.memory.value / mebibyte);
  const inForce = `${size.memory}M in force`;
  const now =
    asked === undefined
      ? `not set (${inForce})`
      : `${asked}M${asked === size.memory ? '' : ` (${inForce})`}`;
  const better = `${Math.ceil((peak * 2) / 1024)}G`;
  const evidence = `the task used up to ${peak} of its ${size.memory} MiB`;
  return [{ service: name, setting: 'deploy.resources.limits.memory', now, better, evidence }];
}

/** A grace period shorter than the start kills tasks that would have become healthy. */
function startAdvice(service: TaskKind, { healthyAfter }: ServiceReport): readonly Advice[] {
  if (healthyAfter === undefined) return [];
  const seconds = Math.ceil(healthyAfter / 1000);
  const evidence = `first healthy ${(healthyAfter / 1000).toFixed(1)} s after its containers started`;
  const settings: Advice[] = [];
  if (service.kind === 'web' && seconds * 2 > service.route.health.gracePeriod) {
    settings.push({
      service: service.name,
      setting: 'health.gracePeriod',
      now: `${service.route.health.gracePeriod} s`,
      better: `${seconds * 3} s`,
      evidence,
    });
  }
  if (service.health && seconds > service.health.startPeriod + service.health.interval) {
    settings.push({
      service: service.name,
      setting: 'healthcheck.start_period',
      now: `${service.health.startPeriod} s`,
      better: `${seconds * 2} s`,
      evidence,
    });
  }
  return settings;
}
