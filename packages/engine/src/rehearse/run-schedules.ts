import type { TaskKind } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { followToEnd } from '../deploy/run-job.ts';
import type { Ground } from './ground/ground.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';
import type { RehearsalRequest } from './rehearse.ts';
import { type FailedRun, refusalOf, runEachOnce } from './run-each-once.ts';
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
  const run = async ({ name: service, schedule }: ScheduledJob, stack: string) => {
    const reason = await failureOf(service, ground.runSchedule(stack), context);
    if (reason === undefined) return undefined;
    const { span } = schedule.expression;
    return { reason, problem: rehearsalProblems['rehearse/run-failed'](span, { service, reason }) };
  };
  return runEachOnce(jobs, graph, run, context);
}

async function failureOf(
  service: string,
  start: Promise<string>,
  context: DeploymentContext,
): Promise<string | undefined> {
  const started = await start.catch((error: unknown) => refusalOf(error));
  if (started instanceof Error) return started.message;
  const task = await followToEnd(service, startedTask(started), context);
  const bad = task.containers?.find(({ exitCode }) => exitCode !== 0);
  if (!bad) return undefined;
  const code = bad.exitCode === undefined ? '' : ` (exit code ${bad.exitCode})`;
  return `${bad.reason ?? task.stoppedReason ?? 'the task stopped'}${code}`;
}
