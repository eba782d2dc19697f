import type { BatchWorker, Scale, ScheduledJob, Task } from '../../application/application.ts';
import type { Span } from '../../source/span.ts';
import type { Charge, Term } from '../charge.ts';
import type { Range } from '../cost.ts';
import { constant, times } from '../range.ts';
import { hoursPerMonth, usage } from '../usage.ts';
import { publicAddresses } from './network.ts';
import type { Pricer } from './pricer.ts';
import { runsPerMonth } from './runs-per-month.ts';

/** Tasks that always run: the least that scaling keeps, up to the most that it may start. */
export const priceService: Pricer<'AWS::ECS::Service'> = (resource, { application, service }) => {
  const task = service(resource.owner);
  if (task?.kind !== 'web' && task?.kind !== 'worker') return [];
  const charges = [
    ...tasksBeyondSpot(task).map((part) => runningTasks(task, part)),
    ...(application.network.nat === 'none' ? [taskAddresses(task)] : []),
  ];
  return charges;
};

/** Fargate's own price of a service: one task on demand and the rest on Spot, or all on demand. */
function tasksBeyondSpot(task: {
  readonly scale: Scale;
  readonly spot: boolean;
}): readonly { readonly count: Range; readonly spot: boolean }[] {
  const { min, max } = task.scale;
  const count = { low: min, typical: min, high: max };
  if (!task.spot || max <= 1) return [{ count, spot: false }];
  const rest = { low: Math.max(0, min - 1), typical: Math.max(0, min - 1), high: max - 1 };
  return [
    { count: constant(Math.min(1, min)), spot: false },
    { count: rest, spot: true },
  ];
}

function runningTasks(
  task: Task & { readonly scale: Scale },
  part: { readonly count: Range; readonly spot: boolean },
): Charge {
  const { typical, high } = part.count;
  const many = typical === high ? tasks(typical) : `${typical} to ${tasks(high)}`;
  return {
    what: `Fargate${part.spot ? ' Spot' : ''}, ${many} of ${describeSize(task)}`,
    terms: fargateTerms(task, times(part.count, hoursPerMonth), part.spot),
    span: sizeSpan(task),
  };
}

function taskAddresses(task: Task & { readonly scale: Scale }): Charge {
  const { min, max } = task.scale;
  const term = publicAddresses(1);
  return {
    what: 'Public IPv4 address of each task',
    terms: [{ ...term, quantity: times({ low: min, typical: min, high: max }, hoursPerMonth) }],
  };
}

/** A release job runs for minutes; services price their own task definition. */
export const priceTaskDefinition: Pricer<'AWS::ECS::TaskDefinition'> = (resource, { service }) => {
  const job = service(resource.owner);
  if (job?.kind !== 'job') return [];
  return [
    {
      what: `Fargate, release job of ${describeSize(job)}`,
      terms: fargateTerms(job, usage.releaseJobHours, false),
      span: sizeSpan(job),
    },
  ];
};

/** Runs a month by the schedule, each for minutes. */
export const priceSchedule: Pricer<'AWS::Scheduler::Schedule'> = (resource, { service }) => {
  const job = service(resource.owner);
  return job?.kind === 'schedule' ? [scheduledRuns(job)] : [];
};

function scheduledRuns(job: ScheduledJob): Charge {
  const runs = Math.round(runsPerMonth(job.expression));
  return {
    what: `Fargate, ${runs} scheduled runs a month of ${describeSize(job)}`,
    terms: fargateTerms(job, times(usage.scheduledRunHours, runs), false),
    span: job.schedule.expression.span,
  };
}

/** A batch worker costs nothing while its queue is empty. */
export const priceComputeEnvironment: Pricer<'AWS::Batch::ComputeEnvironment'> = (
  resource,
  { service },
) => {
  const worker = service(resource.owner);
  return worker?.kind === 'batch' ? [batchHours(worker)] : [];
};

function batchHours(worker: BatchWorker): Charge {
  const hours = usage.batchHours;
  const what = `Batch jobs of ${describeSize(worker)}, ${hours.typical} hours`;
  if (worker.on === 'ec2-spot') {
    const instances = times(hours, Math.max(1, worker.size.cpu / 4096));
    const term = { quantity: instances, unit: 'c5.xlarge Spot hours' };
    return { what, terms: [{ ...term, price: 'ec2.c5.xlarge.spotRange.high' }] };
  }
  return { what, terms: fargateTerms(worker, hours, worker.on === 'fargate-spot') };
}

function fargateTerms(task: Task, hours: Range, spot: boolean): readonly Term[] {
  const architecture = task.architecture === 'ARM64' ? 'arm' : 'x86';
  const key = spot ? `fargate.spot.${architecture}` : `fargate.${architecture}`;
  return [
    {
      quantity: times(hours, task.size.cpu / 1024),
      unit: 'vCPU-hours',
      price: `${key}.vcpuHour`,
    },
    { quantity: times(hours, task.size.memory / 1024), unit: 'GB-hours', price: `${key}.gbHour` },
  ];
}

/** `0.5 vCPU and 2 GB`. */
export function describeSize(task: Task): string {
  const arm = task.architecture === 'ARM64' ? ' ARM' : '';
  return `${task.size.cpu / 1024} vCPU${arm} and ${task.size.memory / 1024} GB`;
}

/** The text that decides the size: the limits, if the project states any. */
function sizeSpan(task: Task): Span {
  return task.size.asked.cpus?.span ?? task.size.asked.memory?.span ?? task.span;
}

function tasks(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}
