import { plainValue } from '../../variables/text.ts';
import type { EnvironmentVariable } from '../addresses/read-variables.ts';
import type {
  ApplicationService,
  BatchWorker,
  Job,
  ScheduledJob,
  Task,
  WebService,
  Worker,
} from '../application.ts';
import { problems } from '../application-diagnostics.ts';
import type { Part } from '../roles/part.ts';
import type { Role, RoleKind } from '../roles/role.ts';
import type { Claim } from '../routes/settle-routes.ts';
import type { KnownStore } from '../stores/known-store.ts';
import { checkBatchKeys } from '../tasks/check-batch-keys.ts';
import { decideScale } from '../tasks/decide-scale.ts';
import { readSchedule } from '../tasks/schedule-expression.ts';
import { targetHealth } from '../tasks/target-health.ts';
import type { Report } from '../understanding.ts';
import { findBatchQueue } from './find-batch-queue.ts';

/** What the kinds of services need beyond the task. */
export interface ServiceSurroundings {
  readonly variables: readonly EnvironmentVariable[];
  readonly used: readonly KnownStore[];
  readonly claim: Claim | undefined;
  /** Services that wait for this one. */
  readonly waiting: readonly string[];
  readonly report: Report;
}

/** Makes a service of a task by its role; undefined for roles that no task plays. */
export function buildService(
  part: Part,
  task: Task,
  around: ServiceSurroundings,
): Exclude<ApplicationService, { readonly kind: 'site' }> | undefined {
  return builders[part.role.kind](part, task, around);
}

type Builder = (
  part: Part,
  task: Task,
  around: ServiceSurroundings,
) => Exclude<ApplicationService, { readonly kind: 'site' }> | undefined;

const builders: Readonly<Record<RoleKind, Builder>> = {
  web: buildWeb,
  worker: buildWorker,
  job: (_part, task, { waiting }): Job => ({ ...task, kind: 'job', before: waiting }),
  schedule: buildSchedule,
  batch: buildBatch,
  site: () => undefined,
  store: () => undefined,
  'left-out': () => undefined,
};

function buildWeb(
  { service }: Part,
  task: Task,
  { used, claim, report }: ServiceSurroundings,
): WebService {
  const [main] = task.ports;
  return {
    ...task,
    kind: 'web',
    scale: decideScale(service, used, report),
    spot: service.settings.spot?.value ?? false,
    route: {
      port: main?.port ?? 80,
      portSpan: main?.span ?? service.span,
      hosts: claim?.hosts ?? [],
      paths: claim?.paths ?? ['/'],
      health: targetHealth(service),
    },
  };
}

function buildWorker({ service }: Part, task: Task, { used, report }: ServiceSurroundings): Worker {
  return {
    ...task,
    kind: 'worker',
    scale: decideScale(service, used, report),
    spot: service.settings.spot?.value ?? false,
  };
}

function buildSchedule(
  { service, role }: Part,
  task: Task,
  { variables, report }: ServiceSurroundings,
): ScheduledJob | undefined {
  if (role.kind !== 'schedule') return undefined;
  const { schedule } = role;
  return {
    ...task,
    kind: 'schedule',
    schedule,
    expression: expressionOf(role, service.name, report),
    timezone: schedule.timezone?.value ?? timezoneIn(variables) ?? 'UTC',
  };
}

function expressionOf(
  { schedule: { expression } }: Extract<Role, { readonly kind: 'schedule' }>,
  name: string,
  report: Report,
): string {
  const reading = readSchedule(expression.value);
  if (reading.kind === 'expression') return reading.expression;
  const { problem } = reading;
  report(problems['application/schedule-invalid'](expression.span, { name, problem }));
  return 'rate(1 day)';
}

/** Cron inside a container goes by `TZ`. */
function timezoneIn(variables: readonly EnvironmentVariable[]): string | undefined {
  const variable = variables.find(({ name }) => name === 'TZ');
  const zone = plainValue(variable?.text ?? []);
  return zone !== undefined && /^(?:UTC|[A-Za-z]+\/[\w/+-]+)$/.test(zone) ? zone : undefined;
}

function buildBatch(
  { service }: Part,
  task: Task,
  { used, report }: ServiceSurroundings,
): BatchWorker {
  const { batch } = service.settings;
  const queue = findBatchQueue(service, used, report);
  checkBatchKeys(service, task, report);
  return {
    ...task,
    kind: 'batch',
    on: batch?.on?.value ?? 'fargate',
    maxVcpus: batch?.maxVcpus?.value ?? 16,
    attempts: batch?.attempts?.value ?? 3,
    timeout: batch?.timeout?.value ?? 3600,
    ...(queue && { queue }),
  };
}
