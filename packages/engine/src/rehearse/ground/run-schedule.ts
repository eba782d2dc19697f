import type { Sandbox } from '@seaworthy/sandbox';

/** Starts the task of a stack's schedule; the answer is its ARN. Rejects when it does not start. */
export async function runSchedule(stackName: string, { schedules }: Sandbox): Promise<string> {
  const { tasks = [], failures = [] } = await schedules.runNow(stackName);
  const arn = tasks[0]?.taskArn;
  if (arn === undefined) throw new Error(failures[0]?.reason ?? 'ECS started no task');
  return arn;
}
