import { appendFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { openContainerGround } from '../ground/open-container-ground.ts';
import { rehearse } from '../rehearse.ts';
import { watchLogs } from '../../watch/watch-logs.ts';
import { applyFault } from './apply-fault.ts';
import { findFault } from './faults.ts';
import { showsFault } from './shows-fault.ts';
import { nodeImage, shipmentOf } from './testing/deploy-with-fault.ts';

const names = (process.env.FAULTS ?? '').split(',');
test.each(names)('%s', { timeout: 400_000 }, async (name) => {
  const fault = findFault(name)!;
  const parts = shipmentOf('rag-platform');
  const applied = applyFault(fault, parts, { imageConfig: () => nodeImage });
  if (applied.kind === 'refusal') throw new Error(applied.reason);
  const directory = fileURLToPath(new URL('../../../../../examples/rag-platform', import.meta.url));
  const signal = AbortSignal.timeout(300_000);
  const say = (t: string) => appendFileSync('/tmp/faults-real.log', `${t}\n`);
  let shown = false;
  const started = performance.now();
  let ground: any;
  const tail: string[] = [];
  const report = await rehearse(
    { ...applied.shipment, project: parts.project!, valueFor: () => undefined, services: [] },
    {
      signal,
      openGround: async (tell) => {
        ground = await openContainerGround({ project: parts.project!, application: parts.application, graph: parts.graph, directory, emit: (e) => { tell(e);}, signal });
        (ground as any).tell = tell;
        return ground;
      },
      emit: (event) => {
        if (showsFault(fault, event)) shown = true;
        if (event.kind !== 'image') tail.push(`${Math.round(performance.now() - started)} ${JSON.stringify(event)}`.slice(0, 300));
        if (event.kind === 'resource' && event.type === 'AWS::Logs::LogGroup' && event.status === 'CREATE_COMPLETE')
          void watchLogs({ name: 'api', group: event.physicalId! }, { clients: ground.clients, clock: ground.clock, emit: ground.tell, signal, pollInterval: 200 }).catch(() => {});
      },
    },
  );
  say(`${name}: ${report.outcome} ${Math.round(report.duration)} ms shown=${shown} expected=${fault.cause} got=${report.diagnostics.map((d) => `${d.code}: ${d.message}`).join(' | ').slice(0, 600)}`);
  if (!shown) say(tail.slice(-25).join('\n'));
});
