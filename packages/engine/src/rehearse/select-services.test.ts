import { describe, expect, test } from 'vitest';
import { requestFor } from './testing/plan-text.ts';
import { rehearseOn, serving } from './testing/rehearse-on.ts';
import { scriptedGround } from './testing/scripted-ground.ts';

describe('a rehearsal', () => {
  test('of one service says which other one it addresses and will not find', async () => {
    const two = `
services:
  web: { build: ., ports: ["8080:8080"], environment: { API: "http://api:8000" } }
  api: { build: ., expose: ["8000"] }
`;
    const request = { ...requestFor(two), services: ['web'] };
    const logging = { ...serving, logs: [{ after: 100, line: 'up' }] };
    const { report } = await rehearseOn(
      scriptedGround(() => logging),
      request,
    );

    expect(report.outcome).toBe('passed');
    expect(report.diagnostics).toMatchObject([
      {
        code: 'rehearse/service-left-out',
        message: 'web addresses api, which this rehearsal leaves out.',
        owner: 'web',
      },
    ]);
    expect(report.services[0]).not.toHaveProperty('lastLines');
  });

  test('of one service deploys it with the job that it waits for, and no other', async () => {
    const several = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
    depends_on: { migrate: { condition: service_completed_successfully } }
  migrate: { build: ., restart: "no" }
  mails: { build: . }
`;
    const ground = scriptedGround(({ container }) =>
      container === 'migrate' ? { exits: { after: 1000, code: 0 } } : serving,
    );
    const { report, events } = await rehearseOn(ground, {
      ...requestFor(several),
      services: ['shop'],
    });

    expect(report).toMatchObject({
      outcome: 'passed',
      services: [
        { name: 'shop', ran: true },
        { name: 'migrate', ran: true },
      ],
    });
    expect(events.flatMap((event) => (event.kind === 'stack' ? event.stack : []))).not.toContain(
      'shop-production-mails',
    );
  });
});
