import type { ServiceStatus, Status } from './status.ts';

/** What is not as it should be, the gravest first, each in one sentence. */
export function problemsOf(status: Status): readonly string[] {
  const { stacks, services, alarms, project, environment, region } = status;
  if (stacks.length === 0)
    return [`Nothing of ${project} is deployed in ${environment}, ${region}.`];
  const moving = new Set(
    stacks.filter((stack) => stack.status.endsWith('_IN_PROGRESS')).map(({ service }) => service),
  );
  return [
    ...stacks
      .filter(({ status }) => isStuck(status))
      .map(({ name, status }) => `The stack ${name} is in ${status}.`),
    ...services.flatMap((service) => serviceProblems(service, moving.has(service.name))),
    ...alarms.map(({ description }) => `Alarm: ${description}`),
  ];
}

/** A stack that was rolled back to what it was before serves as before. */
function isStuck(status: string): boolean {
  return status.endsWith('_FAILED') || status === 'ROLLBACK_COMPLETE';
}

/** While its stack is on its way to another revision, nobody knows how many tasks of which to expect. */
function serviceProblems(
  { name, kind, isDeployed, running }: ServiceStatus,
  isMoving: boolean,
): readonly string[] {
  if (!isDeployed) return [`${name} is not deployed.`];
  if (!running) {
    if (isMoving) return [];
    return kind === 'web' || kind === 'worker' ? [`${name} has no service on ECS.`] : [];
  }
  const { desiredTasks, runningTasks, requested, revision, rollout, rolloutReason } = running;
  const unhealthy = (running.targets ?? []).filter(({ state }) => state === 'unhealthy');
  return [
    ...(rollout === 'FAILED' ? [`The last rollout of ${name} failed: ${rolloutReason}`] : []),
    ...(requested && !isMoving
      ? [`${name} runs ${revision}, and its stack asks for ${requested}.`]
      : []),
    ...(runningTasks < desiredTasks && !isMoving
      ? [`${name} runs ${runningTasks} of ${desiredTasks} tasks.`]
      : []),
    ...unhealthy.map(
      ({ target, description }) =>
        `${target} of ${name} is unhealthy${description ? `: ${description}` : ''}.`,
    ),
  ];
}
