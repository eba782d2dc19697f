import { describe, expect, test } from 'vitest';
import { requestFor } from './testing/plan-text.ts';
import { codes, rehearseOn, serving, shop, storeless, values } from './testing/rehearse-on.ts';
import { scriptedGround } from './testing/scripted-ground.ts';

describe('a rehearsal', () => {
  test('deploys a template that does not fit into a call as it would be deployed on AWS', async () => {
    const command = `command: ["node", "main.js", "${'ahoy '.repeat(9000)}"]`;
    const ground = scriptedGround(() => serving);
    const { report, events } = await rehearseOn(ground, requestFor(`${storeless}    ${command}\n`));
    const told = events.flatMap((event) => (event.kind === 'template-bucket' ? event.state : []));
    expect(report).toMatchObject({ outcome: 'passed', diagnostics: [] });
    expect(told).toEqual(['started', 'done']);
  });

  test('passes when everything comes up, and takes it all down', async () => {
    const ground = scriptedGround(() => serving);
    const { report } = await rehearseOn(ground, requestFor(shop, values));

    expect(report).toMatchObject({
      outcome: 'passed',
      diagnostics: [],
      services: [{ name: 'shop', kind: 'web', ran: true }],
    });
    expect(ground.closed()).toBe(1);
  });

  test.each([
    [60, 'EndpointS3, LoadBalancer, NatGateway1 of the stack shop-production-foundation.'],
    [250, 'shop, whose target 10.0.0.5:8080 is unhealthy (Health checks failed).'],
  ])('is given up after %i s, and says what it waited for', async (seconds, waitedFor) => {
    const ground = scriptedGround(() => ({}));
    const request = { ...requestFor(storeless), timeout: seconds * 1000 };
    const { report } = await rehearseOn(ground, request);

    expect(report.outcome).toBe('failed');
    expect(report.diagnostics.at(-1)).toMatchObject({
      code: 'rehearse/timeout',
      message: `The rehearsal was not over after ${seconds} s. It waited for ${waitedFor}`,
    });
    expect(ground.closed()).toBe(1);
  });

  test('that is interrupted tells what it found so far and takes everything down', async () => {
    const ground = scriptedGround(() => ({ exits: { after: 1000, code: 1 } }));
    const interruption = new AbortController();
    const { report } = await rehearseOn(ground, requestFor(shop, values), {
      signal: interruption.signal,
      emit: (event) => {
        if (event.kind === 'task' && event.status === 'STOPPED') interruption.abort();
      },
    });

    expect(report.outcome).toBe('interrupted');
    expect(codes(report)).toEqual(['crash-loop']);
    expect(ground.closed()).toBe(1);
  });

  test('that is interrupted before there is anything ends at once', async () => {
    const { report } = await rehearseOn(
      scriptedGround(() => serving),
      requestFor(shop, values),
      { openGround: () => Promise.reject(new Error('whatever')), signal: AbortSignal.abort() },
    );

    expect(report).toMatchObject({ outcome: 'interrupted', diagnostics: [] });
  });

  test('repeats the warnings of the checks beside the failure of the service that they are about', async () => {
    const warning = {
      code: 'bind-localhost',
      severity: 'warning',
      message: 'shop listens on 127.0.0.1',
    } as const;
    const warnings = [
      { ...warning, owner: 'shop' },
      { ...warning, owner: 'db' },
    ];
    const request = { ...requestFor(shop, values), warnings };
    const dying = scriptedGround(() => ({ exits: { after: 1000, code: 1 } }));
    const { report: failed } = await rehearseOn(dying, request);
    const { report: passed } = await rehearseOn(
      scriptedGround(() => serving),
      request,
    );

    expect(failed.diagnostics.map(({ code, owner }) => `${code} ${owner}`)).toEqual([
      'crash-loop shop',
      'bind-localhost shop',
    ]);
    expect(passed.diagnostics).toEqual([]);
  });

  test('throws our own failures, after everything was taken down', async () => {
    const bug = new Error('a bug');
    const ground = scriptedGround(() => serving, {
      publishImage: () => {
        throw bug;
      },
    });

    await expect(rehearseOn(ground, requestFor(shop, values))).rejects.toBe(bug);
    expect(ground.closed()).toBe(1);
  });

  test('throws what failed first, also when not everything can be taken down after it', async () => {
    const bug = new Error('a bug');
    const ground = scriptedGround(() => serving, {
      prepareImage: () => Promise.reject(bug),
      close: () => Promise.reject(new Error('not everything could be removed')),
    });

    await expect(rehearseOn(ground, requestFor(shop, values))).rejects.toBe(bug);
  });

  test('is kept running until it is let go, only when all runs', async () => {
    const ground = scriptedGround(() => serving);
    let kept = 0;
    const whileRunning = async () => {
      kept += 1;
      expect(ground.closed()).toBe(0);
    };
    await rehearseOn(ground, requestFor(shop, values), { whileRunning });
    const failing = scriptedGround(() => ({ exits: { after: 1000, code: 1 } }));
    await rehearseOn(failing, requestFor(shop, values), { whileRunning });

    expect(kept).toBe(1);
    expect(ground.closed()).toBe(1);
  });

  test('shows no secret of a task that prints its environment in every form and dies of it', async () => {
    const seen: string[] = [];
    const ground = scriptedGround(({ environment }) => {
      const spoken = [
        ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
        JSON.stringify(environment),
        ...Object.values(environment).map((value) => `https://x/?q=${encodeURIComponent(value)}`),
        `Error: cannot connect with ${environment.DATABASE_URL}`,
      ];
      seen.push(...spoken);
      return {
        logs: spoken.map((line) => ({ after: 100, line })),
        exits: { after: 1000, code: 1 },
      };
    });
    const { report, events } = await rehearseOn(ground, requestFor(shop, values));
    const passwords = ground.secretTexts().flatMap((text) => {
      const { password } = JSON.parse(text);
      return typeof password === 'string' ? [password] : [];
    });
    const shown = JSON.stringify({ report, events });

    expect(seen.join()).toContain(values.TOKEN);
    expect(events.filter(({ kind }) => kind === 'log').length).toBeGreaterThan(3);
    expect(passwords.length).toBeGreaterThan(0);
    for (const secret of [...Object.values(values), ...passwords]) {
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain(encodeURIComponent(secret));
      expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
    }
    expect(shown).toContain('TOKEN=…');
    expect(report.services[0]?.lastLines?.at(-1)).toBe('Error: cannot connect with …');
  });
});
