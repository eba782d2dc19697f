import { expect, test } from 'vitest';
import { planExample } from '../../../../../examples/testing/plan-example.ts';
import type { TaskEvent } from '../../events/engine-event.ts';
import { reportOf } from '../traffic/load.ts';
import { chooseService } from './choose-service.ts';
import { explainUpdate } from './explain-update.ts';

function explainDrops(exitCode: number) {
  const { application, graph, project } = planExample('rag-platform').plan;
  const service = application && chooseService(application);
  if (!application || !graph || !project || !service) throw new Error('there is no plan');
  const ended: TaskEvent = {
    service: 'api',
    task: '0',
    definition: 'api:1',
    status: 'STOPPED',
    health: 'UNKNOWN',
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)',
    containers: [{ name: 'api', status: 'STOPPED', exitCode }],
  };
  const load = { ...reportOf([]), sent: 2000, dropped: { 502: 12, ECONNRESET: 3 } };
  const diagnostics = explainUpdate(
    {
      report: { service: 'api', outcome: 'rolled-in', duration: 1000, load, capacity: [] },
      evidence: { services: [], failedResources: [] },
      ended: [ended],
    },
    service,
    { application, graph, project },
  );
  const text = ({ span }: (typeof diagnostics)[number]) => {
    const file = project.files.find(({ path }) => path === span?.file);
    return file?.text.slice(span?.start, span?.end);
  };
  return { diagnostics, text };
}

test('drops are counted by what the client saw, at the line with the time to stop', () => {
  const { diagnostics, text } = explainDrops(0);
  expect(diagnostics.map(({ code }) => code)).toEqual(['rehearse/dropped-requests']);
  const [dropped] = diagnostics;
  expect(dropped?.message).toContain('15 of 2000 requests');
  expect(dropped?.message).toContain('12 × 502, 3 × ECONNRESET');
  expect(dropped?.help).toContain('stop listening');
  expect(dropped && text(dropped)).toMatch(/30s/);
});

test('drops of tasks that had to be killed are explained with SIGTERM', () => {
  const { diagnostics } = explainDrops(137);
  const codes = diagnostics.map(({ code }) => code);
  expect(codes).toEqual(['rehearse/dropped-requests', 'sigterm-ignored']);
  expect(diagnostics[0]?.help).toContain('did not end on SIGTERM');
});
