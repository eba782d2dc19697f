import { expect, test } from 'vitest';
import type { Fault } from './fault.ts';
import { faults } from './faults.ts';
import { deployWithFault, type ScriptedDeployment } from './testing/deploy-with-fault.ts';
import { twinScripts } from './testing/twin-scripts.ts';

test.each(faults.map((fault) => [fault.name, fault] as const))('%s', async (name, fault) => {
  const deployment = await deployWithFault('rag-platform', fault, twinScripts[name]);
  const { diagnostics, line } = deployment;
  console.log(name, deployment.succeeded, afterSecondDeath(deployment), line, diagnostics.map((d) => `${d.code} ${d.message}`), fault.shows.test(told(deployment)));
});

function told({ events }: ScriptedDeployment): string {
  return events.map(({ event }) => JSON.stringify(event)).join('\n');
}

function afterSecondDeath({ events, service }: ScriptedDeployment): string {
  const deaths = new Map<string, number>();
  let end: number | undefined;
  for (const { at, event } of events) {
    if (event.kind === 'task' && event.service === service && event.stopCode && !deaths.has(event.task)) deaths.set(event.task, at);
    if (event.kind === 'stack' && event.state === 'rolling-back') end = at;
  }
  const start = events.find(({event}) => event.kind==='task')?.at ?? 0;
  const second = [...deaths.values()][1];
  return `deaths ${[...deaths.values()].map(x=>x-start)} end ${end && end-start} diff ${end && second && end - second}`;
}
