import type { Script } from '@seaworthy/sandbox';
import { describe, expect, test } from 'vitest';
import { requestFor } from './testing/plan-text.ts';
import { codes, rehearseOn, values } from './testing/rehearse-on.ts';
import { scriptedGround } from './testing/scripted-ground.ts';

describe('a rehearsal of a scheduled job', () => {
  const nightly = `
services:
  nightly:
    build: .
    x-seaworthy: { schedule: "0 3 * * *" }
`;
  const run = (script: Script, request = requestFor(nightly, values)) =>
    rehearseOn(
      scriptedGround(() => script),
      request,
    );

  test('runs it once and passes when it leaves with 0', async () => {
    const { report, events } = await run({ exits: { after: 1000, code: 0 } });

    expect(report).toMatchObject({
      outcome: 'passed',
      services: [{ name: 'nightly', kind: 'schedule', ran: true }],
    });
    expect(events.flatMap((event) => (event.kind === 'job' ? event.state : []))).toEqual([
      'started',
      'done',
    ]);
  });

  test('fails with its exit code, its last lines and its place', async () => {
    const { report } = await run({
      logs: [{ after: 100, line: 'no invoices table' }],
      exits: { after: 1000, code: 4 },
    });

    expect(report.outcome).toBe('failed');
    expect(report.diagnostics).toMatchObject([
      { code: 'crash-loop', owner: 'nightly', message: expect.stringContaining('exit code 4') },
    ]);
    expect(report.services).toMatchObject([
      { name: 'nightly', ran: true, lastLines: ['no invoices table'] },
    ]);
  });

  test('fails when its schedule may not start it', async () => {
    const request = requestFor(nightly, values);
    const templates = request.templates.map((template) => ({
      ...template,
      body: template.body.replace('"ecs:RunTask"', '"ecs:StopTask"'),
    }));
    const { report } = await run({ exits: { after: 1000, code: 0 } }, { ...request, templates });

    expect(codes(report)).toEqual(['rehearse/run-failed']);
    expect(report.diagnostics[0]?.message).toMatch(
      /^nightly was run once, as its schedule would, and failed: .*not authorized to perform: ecs:RunTask/,
    );
  });
});
