import {
  CreateStackCommand,
  DescribeStackResourcesCommand,
  ListStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { largestInlineTemplate, templateBucketStack } from '@seaworthy/compiler';
import { AwsError, type OnCall } from '@seaworthy/sandbox';
import { describe, expect, test } from 'vitest';
import type { EngineEvent } from '../events/engine-event.ts';
import { destroy } from '../operations/destroy/destroy.ts';
import { planDestruction } from '../operations/destroy/plan-destruction.ts';
import { operationContext } from '../operations/operation-context.ts';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { planRollback } from '../releases/plan-rollback.ts';
import { inVirtualTime } from '../testing/scripted-sandbox.ts';
import { rollBack } from './roll-back.ts';
import { Harbour, largeShop, soundPrograms } from './testing/harbour.ts';

/** With SEAWORTHY_THOROUGH, a fleet of 50 services is deployed too. */
const compose = largeShop;

test('a template that does not fit into a call goes through a bucket, which is made once', async () => {
  const asked: (readonly string[])[] = [];
  const harbour = new Harbour();
  const mayBegin = async ({ newStacks }: { readonly newStacks: readonly string[] }) => {
    asked.push(newStacks.filter((name) => name === templateBucketStack));
    return true;
  };
  const first = await harbour.ship('v1', soundPrograms, { compose, mayBegin });
  const second = await harbour.ship('v2', soundPrograms, { compose, mayBegin });

  expect(largeIn(compose)).toEqual(['shop-production-api']);
  expect([first.report.outcome, second.report.outcome]).toEqual(['deployed', 'deployed']);
  expect(asked).toEqual([[templateBucketStack], []]);
  expect(toldOf(first.events)).toEqual(['started', 'done']);
  expect(toldOf(second.events)).toEqual([]);
  expect(await sentTo(harbour)).toEqual(['shop-production-api']);
});

test('who needs no bucket gets none', async () => {
  const harbour = new Harbour();
  const { events } = await harbour.ship();

  expect(toldOf(events)).toEqual([]);
  expect(await stacksIn(harbour)).not.toContain(templateBucketStack);
});
