import type { TaskKind } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { followToEnd } from '../deploy/run-job.ts';
import { type FailedRun, refusalOf } from './failed-run.ts';
import type { Ground } from './ground/ground.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';
import type { RehearsalRequest } from './rehearse.ts';
import { startedTask } from './started-task.ts';

type ScheduledJob = Extract<TaskKind, { readonly kind: 'schedule' }>;

/**
 * Runs every scheduled job once, as its schedule would, and waits for their ends: nobody wants to
 * wait for the time that it names. Gives those in which a container did not leave with 0.
 */
export async function runSchedules(
  { application, graph }: RehearsalRequest,
  ground: Pick<Ground, 'runSchedule'>,
  context: DeploymentContext,
): Promise<readonly FailedRun[]> {
  const jobs = application.services.filter(
    (service): service is ScheduledJob => service.kind === 'schedule',
  );
  const runs = jobs.map(async (job) => {
    const stack = graph.stacks.find(({ service }) => service === job.name)?.name ?? '';
    return runOnce(job, () => ground.runSchedule(stack), context);
  });
  return (await Promise.all(runs)).flatMap((failed) => failed ?? []);
}

async function runOnce(
  { name: service, schedule }: ScheduledJob,
  start: () => Promise<string>,
  context: DeploymentContext,
): Promise<FailedRun | undefined> {
  const fail = (reason: string): FailedRun => {
    context.emit({ kind: 'job', service, state: 'failed', reason });
    const { span } = schedule.expression;
    const problem = rehearsalProblems['rehearse/run-failed'](span, { service, reason });
    return { service, problem: { ...problem, owner: service } };
  };
  context.emit({ kind: 'job', service, state: 'started' });
  const started = await start().catch((error: unknown) => refusalOf(error));
  if (started instanceof Error) return fail(started.message);
  const { containers = [], stoppedReason } = await followToEnd(
    service,
    startedTask(started),
    context,
  );
  const bad = containers.find(({ exitCode }) => exitCode !== 0);
  if (bad) {
    const code = bad.exitCode === undefined ? '' : ` (exit code ${bad.exitCode})`;
    return fail(`${bad.reason ?? stoppedReason ?? 'the task stopped'}${code}`);
  }
  context.emit({ kind: 'job', service, state: 'done' });
  return undefined;
}
