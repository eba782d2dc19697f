import type { Graph } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { Emit } from '../events/engine-event.ts';
import { watchLogs } from '../watch/watch-logs.ts';

/** Reads the logs of services from the moment in which CloudFormation has made their groups. */
export interface LogReading {
  /** Passes events on, and hears of new groups. */
  readonly emit: Emit;
  /** Reads what is left and ends. */
  stop(): Promise<void>;
}

export function followLogs({ stacks }: Graph, context: DeploymentContext): LogReading {
  const groups = new Set<string>();
  const readings: Promise<void>[] = [];
  const over = new AbortController();
  const follow = (name: string, group: string): void => {
    groups.add(group);
    const reading = watchLogs({ name, group }, { ...context, signal: over.signal });
    reading.catch(() => {}); // it is awaited when it is stopped
    readings.push(reading);
  };
  return {
    emit: (event) => {
      context.emit(event);
      if (event.kind !== 'resource' || event.type !== 'AWS::Logs::LogGroup') return;
      const { physicalId: group, status, stack } = event;
      const service = stacks.find(({ name }) => name === stack)?.service;
      if (status !== 'CREATE_COMPLETE' || !group || service === undefined) return;
      if (!groups.has(group)) follow(service, group);
    },
    async stop() {
      over.abort();
      await Promise.all(readings);
    },
  };
}
