import { EngineLost, EngineUnavailable, ImageFailure, StoreUnavailable } from '@seaworthy/sandbox';
import { describe, expect, test } from 'vitest';
import { findFault } from './faults/faults.ts';
import { requestFor } from './testing/plan-text.ts';
import { codes, pointedAt, rehearseOn, serving, shop, values } from './testing/rehearse-on.ts';
import { scriptedGround } from './testing/scripted-ground.ts';

describe('a rehearsal', () => {
  test('names the store that nothing can stand in for, at its line', async () => {
    const missing =
      'Nothing on this machine can be PostgreSQL for db. Install it (apt-get install postgresql).';
    const ground = scriptedGround(() => serving, {
      storeServers: { start: () => Promise.reject(new StoreUnavailable(missing)) },
    });
    const { report } = await rehearseOn(ground, requestFor(shop, values));

    expect(codes(report)).toEqual(['rehearse/store-unavailable']);
    expect(report.diagnostics[0]?.message).toBe(missing);
    expect(pointedAt(report)).toBe('db');
  });

  test('names what the sandbox does not model, at the line that asks for it', async () => {
    const request = requestFor(shop, values);
    const templates = request.templates.map((template) => ({
      ...template,
      body: template.body.replace('AWS::RDS::DBInstance', 'AWS::RDS::GlobalCluster'),
    }));
    const { report } = await rehearseOn(
      scriptedGround(() => serving),
      { ...request, templates },
    );

    expect(report.outcome).toBe('failed');
    expect(codes(report)).toEqual(['rehearse/not-modelled']);
    expect(report.diagnostics[0]?.message).toContain('AWS::RDS::GlobalCluster');
    expect(pointedAt(report)).toBe('db');
  });

  test('shows the last lines of a build that fails, at the line that asks for it', async () => {
    const failure = new ImageFailure(
      'localhost/seaworthy/shop/shop:rehearsal could not be built: 1',
      ['STEP 2/2: RUN false'],
    );
    const ground = scriptedGround(() => serving, { prepareImage: () => Promise.reject(failure) });
    const { report } = await rehearseOn(ground, requestFor(shop, values));

    expect(report.diagnostics).toMatchObject([
      {
        code: 'rehearse/image-failed',
        message: 'There is no image of shop: it could not be built: 1',
      },
    ]);
    expect(pointedAt(report)).toBe('.');
    expect(report.services).toMatchObject([{ name: 'shop', lastLines: ['STEP 2/2: RUN false'] }]);
    expect(ground.closed()).toBe(1);
  });

  test('says what to install where there is no container engine', async () => {
    const { report } = await rehearseOn(
      scriptedGround(() => serving),
      requestFor(shop, values),
      { openGround: () => Promise.reject(new EngineUnavailable('No container engine answers.')) },
    );

    expect(report).toMatchObject({
      outcome: 'failed',
      diagnostics: [{ code: 'rehearse/no-engine', message: 'No container engine answers.' }],
    });
  });

  test('repeats what CloudFormation says of a template that it refuses', async () => {
    const request = requestFor(shop, values);
    const templates = request.templates.map((template) => ({
      ...template,
      body: template.body.replace('"Outputs"', '"Outptus"'),
    }));
    const ground = scriptedGround(() => serving);
    const { report } = await rehearseOn(ground, { ...request, templates });

    expect(report).toMatchObject({ outcome: 'failed' });
    expect(report.diagnostics).toMatchObject([
      {
        code: 'rehearse/change-set-refused',
        message: expect.stringMatching(
          /^CloudFormation makes no change set of the stack shop-production-\w+: .*Outptus/,
        ),
      },
    ]);
    expect(ground.closed()).toBe(1);
  });

  test('refuses a fault that the project has no place for before anything is built', async () => {
    const fault = findFault('plain-redis-on-tls');
    if (!fault) throw new Error('there is no such fault');
    const { report } = await rehearseOn(
      scriptedGround(() => serving),
      { ...requestFor(shop, values), fault },
      { openGround: () => Promise.reject(new Error('opened')) },
    );

    expect(report.diagnostics).toMatchObject([
      {
        code: 'rehearse/fault-refused',
        message: 'plain-redis-on-tls cannot be rehearsed: shop uses no Redis',
      },
    ]);
  });

  test('whose container engine ends is a problem of the machine, and nothing else is told', async () => {
    const losing = new AbortController();
    const ground = scriptedGround(() => ({ exits: { after: 1000, code: 137 } }), {
      lost: losing.signal,
      close: () => Promise.reject(new Error('not everything could be removed')),
    });
    const { report } = await rehearseOn(ground, requestFor(shop, values), {
      emit: (event) => {
        if (event.kind === 'task' && event.status === 'STOPPED') {
          losing.abort(new EngineLost('Podman 4.3.1, started for this run with runc'));
        }
      },
    });

    expect(report.outcome).toBe('failed');
    expect(report.diagnostics.map(({ message }) => message)).toEqual([
      'Podman 4.3.1, started for this run with runc ended while the rehearsal went on.',
    ]);
  });

  test('that finds only at the end that the engine has ended does not blame the project', async () => {
    const losing = new AbortController();
    const ground = scriptedGround(() => ({ exits: { after: 1000, code: 137 } }), {
      lost: losing.signal,
      look: async () => losing.abort(new EngineLost('Docker 27.1')),
    });
    const { report } = await rehearseOn(ground, requestFor(shop, values));

    expect(codes(report)).toEqual(['rehearse/engine-lost']);
  });
});
