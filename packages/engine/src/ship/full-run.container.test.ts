import { fileURLToPath } from 'node:url';
import type { Template } from '@seaworthy/compiler';
import { EngineUnavailable, findEngine } from '@seaworthy/sandbox';
import { describe, expect, test } from 'vitest';
import { editTemplate } from '../rehearse/faults/template/edit-body.ts';
import { editResources, inTurn } from '../rehearse/faults/template/template-body.ts';
import { live } from './testing/live.ts';

async function hasEngine(): Promise<boolean> {
  try {
    await (await findEngine()).close();
    return true;
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    console.warn(`The life of a project in containers is left out. ${error.message}`);
    return false;
  }
}

/** What on AWS is a matter of half a minute is one of seconds here. */
function hasten(template: Template): Template {
  return editTemplate(
    template,
    inTurn(
      editResources('AWS::ElasticLoadBalancingV2::TargetGroup', (group) => ({
        ...group,
        UnhealthyThresholdCount: 2,
        TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '2' }],
      })),
      editResources('AWS::ECS::Service', (service) => ({
        ...service,
        HealthCheckGracePeriodSeconds: 0,
      })),
    ),
  );
}

describe.skipIf(!(await hasEngine()))('a project in containers', () => {
  test('is deployed, updated, kept from a bad update, rolled back, imported and destroyed, and answers all the while', async () => {
    const example = fileURLToPath(new URL('../../../../examples/rag-platform', import.meta.url));
    const steps = await live({ example, emit: () => {}, change: hasten });

    expect(steps.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['deploy', 'deployed'],
      ['update', 'deployed'],
      ['failed update', 'failed'],
      ['rollback', 'rolled-back'],
      ['import', 'deployed'],
      ['import left', 'done'],
      ['destroy', 'done'],
    ]);
    expect(steps.map(({ codes: [first] }) => first)).toEqual([
      undefined,
      undefined,
      'tg-code-mismatch',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    for (const { load } of steps.slice(1, 6)) {
      expect(load).toMatchObject({ dropped: {}, failed: 0 });
      expect(load?.sent).toBeGreaterThan(20);
    }
  }, 240_000);
});
