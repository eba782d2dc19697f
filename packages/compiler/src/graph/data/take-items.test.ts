import { describe, expect, test } from 'vitest';
import type { Application } from '../../application/application.ts';
import type { ExistingItem, Store } from '../../application/store.ts';
import { estimateCost } from '../../cost/estimate-cost.ts';
import { emitTemplates } from '../../template/emit-templates.ts';
import { parseTemplate } from '../../template/testing/template-body.ts';
import { buildGraph } from '../build-graph.ts';
import { buildStandIn } from '../stand-in/build-stand-in.ts';
import {
  application,
  buckets,
  link,
  queues,
  spanAt,
  tables,
  web,
  worker,
} from '../testing/applications.ts';

const place = 'ap-northeast-2:111122223333';
const arns = {
  uploads: 'arn:aws:s3:::acme-uploads',
  books: `arn:aws:dynamodb:${place}:table/acme-books`,
  chapters: `arn:aws:dynamodb:${place}:table/acme-chapters`,
  work: `arn:aws:sqs:${place}:acme-work`,
};

function existing(store: Store, given: Readonly<Record<string, string>>): Store {
  const items = new Map<string, ExistingItem>(
    Object.entries(given).map(([item, arn], at) => [
      item,
      { arn, name: arn.split(/[:/]/).at(-1) ?? '', span: spanAt(50 + at) },
    ]),
  );
  return { ...store, existing: { items, span: spanAt(40) } } as Store;
}

function shop(changes: Partial<typeof arns> = {}): Application {
  const { uploads, books, chapters, work } = { ...arns, ...changes };
  return application({
    services: [web('api'), worker('bot')],
    stores: [
      existing(buckets('files'), { uploads }),
      existing(tables('dynamo'), { books, chapters }),
      existing(queues('queue'), { work }),
    ],
    links: ['files', 'dynamo', 'queue'].map((store) => link('bot', store, 443)),
  });
}

const template = (application: Application, layer: string, service?: string) => {
  const { graph } = buildGraph(application);
  const stack = graph.stacks.find((each) => each.layer === layer && each.service === service);
  const [emitted] = emitTemplates({ stacks: stack ? [stack] : [] }, () => '');
  return parseTemplate(emitted?.body ?? '');
};

describe('buckets, tables and queues that exist', () => {
  const data = template(shop(), 'data');

  test('are not built, nor anything about them: their names are handed over alone', () => {
    const types = Object.values(data.Resources).map(({ Type }) => Type);
    expect(new Set(types)).toEqual(new Set(['AWS::SSM::Parameter']));
  });

  test('are named by parameters, whose values the project has said', () => {
    const defaults = Object.entries(data.Parameters ?? {}).map(([id, each]) => [id, each.Default]);
    expect(defaults).toEqual([
      ['ExistingFilesUploadsArn', arns.uploads],
      ['ExistingDynamoBooksArn', arns.books],
      ['ExistingDynamoChaptersArn', arns.chapters],
      ['ExistingQueueWorkArn', arns.work],
    ]);
  });

  test('leave the services as they are, but for dead letters, which are their owner’s', () => {
    const bot = template(shop(), 'service', 'bot');
    const own = template(
      { ...shop(), stores: [buckets('files'), tables('dynamo'), queues('queue')] },
      'service',
      'bot',
    );
    const text = JSON.stringify(bot);
    expect(text).toContain('GivenStoreFilesBucketUploads');
    expect(text).toContain('sqs:ReceiveMessage');
    expect(text).not.toContain('DeadLetters');
    expect(JSON.stringify(own)).toContain('DeadLetters');
    expect(Object.keys(bot.Resources)).toEqual(Object.keys(own.Resources));
  });

  test('are not in the sum', () => {
    const { graph } = buildGraph(shop());
    expect(estimateCost(graph, shop()).existing).toEqual([
      'bucket acme-uploads',
      'table acme-books',
      'table acme-chapters',
      'queue acme-work',
    ]);
  });

  test('are in the region of the tasks, and in one account', () => {
    const found = (changes: Partial<typeof arns>) =>
      buildGraph(shop(changes)).diagnostics.flatMap(({ code, span }) =>
        code === 'graph/no-https' ? [] : [[code, span?.start]],
      );
    expect(found({})).toEqual([]);
    expect(found({ chapters: arns.chapters.replace('ap-northeast-2', 'eu-west-1') })).toEqual([
      ['graph/existing-item', 51],
    ]);
    expect(found({ work: arns.work.replace('111122223333', '444455556666') })).toEqual([
      ['graph/two-accounts', 50],
    ]);
  });

  test('are made for a rehearsal, which has their ARNs for the parameters', () => {
    const stack = buildStandIn(shop());
    const types = stack?.resources.map(({ type }) => type) ?? [];
    expect(new Set(types)).toEqual(
      new Set([
        'AWS::S3::Bucket',
        'AWS::S3::BucketPolicy',
        'AWS::DynamoDB::Table',
        'AWS::SQS::Queue',
        'AWS::SQS::QueuePolicy',
      ]),
    );
    expect(stack?.outputs.map(({ id }) => id)).toEqual(Object.keys(data.Parameters ?? {}));
  });
});
