import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { describe, expect, test } from 'vitest';
import { destroy } from '../operations/destroy/destroy.ts';
import { planDestruction } from '../operations/destroy/plan-destruction.ts';
import { operationContext } from '../operations/operation-context.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { Harbour, shop } from './testing/harbour.ts';

const withFiles = shop
  .replace('    environment:\n', '    volumes: ["files:/files"]\n    environment:\n')
  .concat('volumes:\n  files:\n');

async function destroyAll(harbour: Harbour, compose: string, stores: readonly string[]) {
  const request = requestFor(compose, { API_KEY: 'canary-of-the-api' });
  const { account, scripted } = harbour;
  const context = operationContext(account, new AbortController().signal);
  return inVirtualTime(scripted.clock, account.clients, async () => {
    const planned = await planDestruction(request, stores, context);
    return destroy(planned, 'laptop', context);
  });
}

describe('a deployment after everything was destroyed', () => {
  test('takes up again what AWS has kept', async () => {
    const harbour = new Harbour();
    const first = await harbour.ship('v1', undefined, { compose: withFiles });
    expect(first.report).toMatchObject({ outcome: 'deployed' });
    const result = await destroyAll(harbour, withFiles, ['files']);
    expect(result).toEqual({ outcome: 'done', failures: [] });

    const { report, events } = await harbour.ship('v1', undefined, { compose: withFiles });

    console.log(
      JSON.stringify(report.diagnostics),
      JSON.stringify(
        events.filter(
          (e) => e.kind === 'stack' || (e.kind === 'resource' && /FAILED/.test(e.status)),
        ),
      ),
    );
    expect(report).toMatchObject({ outcome: 'deployed', diagnostics: [] });
  });
});
