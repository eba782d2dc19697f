import { problemsOf, type Status } from '@seaworthy/engine';
import { flatten, type Json } from './flatten.ts';
import { type Origin, schemaVersion } from './result-json.ts';

/** `seaworthy status --json`; times are ISO 8601. */
export function statusJson(
  status: Status,
  { version, placeOf }: Pick<Origin, 'version' | 'placeOf'>,
): Json {
  const problems = problemsOf(status);
  const { at, stacks, services, alarms, release, cost, ...head } = status;
  const written = {
    schemaVersion,
    version,
    ...head,
    at: time(at),
    problems,
    services: services.map(({ running, ...service }) => ({
      ...service,
      ...(running && {
        running: {
          ...running,
          tasks: running.tasks.map(({ startedAt, ...task }) => ({
            ...task,
            ...(startedAt !== undefined && { startedAt: time(startedAt) }),
          })),
        },
      }),
    })),
    stacks: stacks.map(({ createdAt, changedAt, parameters, ...stack }) => ({
      ...stack,
      createdAt: time(createdAt),
      changedAt: time(changedAt),
    })),
    alarms: alarms.map(({ since, ...alarm }) => ({
      ...alarm,
      ...(since !== undefined && { since: time(since) }),
    })),
    release: release ?? null,
    cost: cost ? { ...cost, since: time(cost.since) } : null,
  };
  return flatten(written, placeOf);
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
