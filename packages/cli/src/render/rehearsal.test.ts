import { displayWidth, type Plan } from '@seaworthy/compiler';
import type { EngineEvent, RehearsalReport } from '@seaworthy/engine';
import type { Script } from '@seaworthy/sandbox';
import { describe, expect, it } from 'vitest';
import { rehearse } from '../../../engine/src/rehearse/rehearse.ts';
import { requestFor } from '../../../engine/src/rehearse/testing/plan-text.ts';
import { scriptedGround } from '../../../engine/src/rehearse/testing/scripted-ground.ts';
import { viewOf } from '../testing/view-of.ts';
import { rehearsalPage } from './rehearsal-page.ts';
import { rehearsalProgress } from './rehearsal-progress.ts';

const compose = `
services:
  shop:
    build: .
    ports: ["8080:8080"]
    depends_on: { migrate: { condition: service_completed_successfully } }
    environment:
      PAYMENT_KEY: \${PAYMENT_KEY}
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app
  migrate:
    build: .
    command: ["node", "migrate.js"]
    restart: "no"
    environment:
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app
  mails:
    build: .
    command: ["node", "mails.js"]
  nightly:
    build: .
    command: ["node", "nightly.js"]
    x-seaworthy: { schedule: "0 3 * * *" }
  db:
    image: postgres:16
    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: app }
`;

const sound: Readonly<Record<string, Script>> = {
  migrate: { exits: { after: 2000, code: 0 } },
  shop: { listens: [{ port: 8080 }] },
  nightly: { exits: { after: 3000, code: 0 } },
};
/** Dies of a variable that nobody set. */
const dying: Script = {
  logs: [
    { after: 300, line: 'shop 1.4.0 starts' },
    { after: 400, line: 'Error: SMTP_HOST must be set' },
    { after: 400, line: '    at readSettings (/app/settings.js:14:11)' },
  ],
  exits: { after: 500, code: 1 },
};

interface Told {
  readonly report: RehearsalReport;
  readonly plan: Plan;
  readonly progress: (width: number, everything?: boolean) => readonly string[];
}

/** A rehearsal in virtual time; what is measured in real time gets values of its own. */
async function rehearseShop(scripts: Readonly<Record<string, Script>>): Promise<Told> {
  const standIn = { of: 'db', insteadOf: 'RDS for PostgreSQL 16', by: 'PostgreSQL 15.18 here' };
  const ground = scriptedGround(({ container }) => scripts[container] ?? {}, {
    standIns: [standIn, { of: '4 vCPU of a task', by: 'the 2 of this machine' }],
    notRehearsed: () => [{ type: 'AWS::CloudWatch::Alarm', count: 7 }],
    usage: () => ({ memory: 43_540_480, cpu: 56 }),
    shortened: () => 600,
  });
  const request = requestFor(compose, { DB_PASSWORD: 'marzipan-77120' });
  const started = ground.clock.now();
  const events: { readonly at: number; readonly event: EngineEvent }[] = [];
  const emit = (event: EngineEvent) => events.push({ at: ground.clock.now() - started, event });
  emit({ kind: 'stand-in', ...standIn });
  const report = await ground.run(() =>
    rehearse(request, {
      emit,
      openGround: async () => ground,
      signal: new AbortController().signal,
    }),
  );
  return {
    report: {
      ...report,
      duration: 17_240,
      services: report.services.map((service) =>
        service.healthyAfter === undefined ? service : { ...service, healthyAfter: 1300 },
      ),
    },
    plan: request.plan,
    progress: (width, everything = false) => {
      const { page } = viewOf(request.plan, width);
      const tell = rehearsalProgress({ page, stacks: request.graph.stacks, everything });
      return events.flatMap(({ at, event }) => tell(event, at));
    },
  };
}

describe.each([
  ['passed', sound],
  ['failed', { ...sound, shop: dying }],
])('a rehearsal that %s', (outcome, scripts) => {
  it.each([60, 90])('reads well within %i columns', async (width) => {
    const { report, plan, progress } = await rehearseShop(scripts);
    const lines = [...progress(width), '', ...rehearsalPage(report, viewOf(plan, width))];

    expect(report.outcome).toBe(outcome);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
      `testing/rehearsal-${outcome}.${width}.txt`,
    );
    expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
  });
});

describe('what is told while it goes on', () => {
  it('has no ids of AWS, no noise and no secret', async () => {
    const { progress } = await rehearseShop({ ...sound, shop: dying });
    const text = progress(90).join('\n');

    expect(text).not.toMatch(/arn:aws|ecs-svc|[0-9a-f]{32}/);
    expect(text).not.toContain('has started');
    expect(text).not.toContain('marzipan');
  });

  it('is everything when something is looked for, also what tasks log', async () => {
    const { progress } = await rehearseShop({ ...sound, shop: dying });

    expect(progress(90)).not.toContainEqual(expect.stringContaining('SMTP_HOST'));
    expect(progress(90, true)).toContainEqual(expect.stringContaining('SMTP_HOST must be set'));
  });
});
