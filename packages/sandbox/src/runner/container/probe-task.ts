import { request as httpRequest } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ProbeOutcome } from '../../load-balancing/target-groups.ts';
import type { PreparedTask, TaskToRun } from '../task-runner.ts';

type Probe = Parameters<PreparedTask['probe']>[0];

/** Sends one health check as a load balancer does; never rejects. */
export function probeTask(
  dial: () => Promise<Duplex>,
  task: TaskToRun,
  probe: Probe,
): Promise<ProbeOutcome> {
  return new Promise((resolve) => {
    let connection: Duplex | undefined;
    let answered = false;
    const answer = (outcome: ProbeOutcome) => {
      answered = true;
      clearTimeout(timer);
      connection?.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => answer({ kind: 'timeout' }), probe.timeout);
    dial().then(
      (opened) => {
        connection = opened;
        if (answered) opened.destroy();
        else if (probe.protocol === 'TCP') answer({ kind: 'status', status: 200 });
        else ask(opened, task, probe, answer);
      },
      () => answer({ kind: 'refused' }),
    );
  });
}

function ask(
  connection: Duplex,
  task: TaskToRun,
  { port, path }: Probe,
  answer: (outcome: ProbeOutcome) => void,
): void {
  const request = httpRequest({
    path,
    headers: {
      host: `${task.address}:${port}`,
      'user-agent': 'ELB-HealthChecker/2.0',
      connection: 'close',
    },
    createConnection: () => connection,
  });
  request.on('response', (response) => {
    answer({ kind: 'status', status: response.statusCode ?? 0 });
  });
  request.on('error', () => answer({ kind: 'refused' }));
  request.end();
}
