import type { ServiceStatus, Status } from './status.ts';

/** What is not as it should be, the gravest first, each in one sentence. */
export function problemsOf({ stacks, services, alarms }: Status): readonly string[] {
  return [
    ...stacks
      .filter(({ status }) => isStuck(status))
      .map(({ name, status }) => `The stack ${name} is in ${status}.`),
    ...services.flatMap(serviceProblems),
    ...alarms.map(({ description }) => `Alarm: ${description}`),
  ];
}

/** A stack that was rolled back to what it was before serves as before. */
function isStuck(status: string): boolean {
  return status.endsWith('_FAILED') || status === 'ROLLBACK_COMPLETE';
}

function serviceProblems({ name, kind, isDeployed, running }: ServiceStatus): readonly string[] {
  if (!isDeployed) return [`${name} is not deployed.`];
  if (!running) {
    return kind === 'web' || kind === 'worker' ? [`${name} has no service on ECS.`] : [];
  }
  const { desiredTasks, runningTasks, requested, revision, rollout, rolloutReason } = running;
  const unhealthy = (running.targets ?? []).filter(({ state }) => state === 'unhealthy');
  return [
    ...(rollout === 'FAILED' ? [`The last rollout of ${name} failed: ${rolloutReason}`] : []),
    ...(requested ? [`${name} runs ${revision}, and its stack asks for ${requested}.`] : []),
    ...(runningTasks < desiredTasks
      ? [`${name} runs ${runningTasks} of ${desiredTasks} tasks.`]
      : []),
    ...unhealthy.map(
      ({ target, description }) =>
        `${target} of ${name} is unhealthy${description ? `: ${description}` : ''}.`,
    ),
  ];
}
