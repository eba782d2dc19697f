import { ListQueuesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Script } from '@seaworthy/sandbox';
import { describe, expect, test } from 'vitest';
import { planExample } from '../../../../examples/testing/plan-example.ts';
import { requestFor } from './testing/plan-text.ts';
import { codes, rehearseOn, values } from './testing/rehearse-on.ts';
import { scriptedGround } from './testing/scripted-ground.ts';

const everywhere: Script = { listens: [3000, 8000, 8001, 8080].map((port) => ({ port })) };

describe('a rehearsal of a worker on AWS Batch', () => {
  const analysis = `
services:
  analyst:
    build: .
    environment: { QUEUE_URL: "http://queue:9324/000000000000/analysis" }
    x-seaworthy: { run: batch, batch: { on: fargate, queue: queue, attempts: 2 } }
  queue:
    image: softwaremill/elasticmq-native:1.6.9
    x-seaworthy: { store: { type: sqs, names: [analysis] } }
`;
  const run = (script: Script, request = requestFor(analysis, values)) =>
    rehearseOn(
      scriptedGround(() => script),
      request,
    );

  test('submits one job and passes when it leaves with 0', async () => {
    const bodies: (string | undefined)[] = [];
    const { report, events } = await rehearseOn(
      scriptedGround(({ environment }) => {
        bodies.push(environment.MESSAGE_BODY);
        return { exits: { after: 1000, code: 0 } };
      }),
      requestFor(analysis, values),
    );

    expect(report).toMatchObject({
      outcome: 'passed',
      diagnostics: [],
      services: [{ name: 'analyst', kind: 'batch', ran: true }],
    });
    expect(new Set(bodies)).toEqual(new Set(['{}']));
    expect(events.flatMap((event) => (event.kind === 'job' ? event.state : []))).toEqual([
      'started',
      'done',
    ]);
  });

  test('takes the job for the message of a request, when there is one', async () => {
    const bodies: (string | undefined)[] = [];
    const ground = scriptedGround(({ environment }) => {
      bodies.push(environment.MESSAGE_BODY);
      return { exits: { after: 1000, code: 3 } };
    });
    const { report } = await rehearseOn(
      {
        ...ground,
        submitJob: async (stack, message) => {
          const { sqs } = await ground.further();
          const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
          const QueueUrl = QueueUrls.find((url) => url.includes('QueueAnalysisQueue'));
          await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"id":7}' }));
          return ground.submitJob(stack, message);
        },
      },
      requestFor(analysis, values),
    );

    expect(new Set(bodies)).toEqual(new Set(['{"id":7}']));
    expect(report.diagnostics.map(({ message }) => message)).toEqual([
      'analyst was given the job of a message that a request had sent, and left with exit code 3.',
    ]);
  });

  test('passes when its job goes on running, and ends it', async () => {
    const { report, events } = await run({});

    expect(report).toMatchObject({ outcome: 'passed', diagnostics: [] });
    const [last] = events.flatMap((event) => (event.kind === 'task' ? event : [])).slice(-1);
    expect(last).toMatchObject({ service: 'analyst', status: 'STOPPED' });
  });

  test('leaves it open whether one that fails could not use the message', async () => {
    const { report } = await run({
      logs: [{ after: 100, line: 'a task without a name' }],
      exits: { after: 1000, code: 1 },
    });

    expect(report).toMatchObject({
      outcome: 'passed',
      diagnostics: [{ code: 'rehearse/job-doubtful', severity: 'warning', owner: 'analyst' }],
      services: [{ name: 'analyst', lastLines: ['a task without a name'] }],
    });
  });

  test('fails when its image cannot start', async () => {
    const { report } = await run({ exits: { after: 100, code: 127 } });

    expect(report).toMatchObject({
      outcome: 'failed',
      diagnostics: [{ code: 'exit-126-127', severity: 'error', owner: 'analyst' }],
    });
  });

  test('fails when its pipe may submit no job', async () => {
    const request = requestFor(analysis, values);
    const templates = request.templates.map((template) => ({
      ...template,
      body: template.body.replace('"batch:SubmitJob"', '"batch:CancelJob"'),
    }));
    const { report } = await run({ exits: { after: 1000, code: 0 } }, { ...request, templates });

    expect(codes(report)).toEqual(['rehearse/job-failed']);
    expect(report.diagnostics[0]?.message).toMatch(
      /^analyst was given one job, as its queue would, and could not do any: .*not authorized to perform: batch:SubmitJob/,
    );
  });
});

test('a rehearsal of an example with a queue worker gives it one job', async () => {
  const { application, graph, project, templates } = planExample('sesami').plan;
  if (!application || !graph || !project) throw new Error('sesami cannot be planned');
  const plan = { application, graph, project, templates, valueFor: () => 'value-of-key' };
  const { report } = await rehearseOn(
    scriptedGround(({ container, environment }) =>
      container === 'migrate' || environment.AWS_BATCH_JOB_ID
        ? { exits: { after: 1000, code: 0 } }
        : everywhere,
    ),
    { ...plan, services: [] },
  );

  expect(report.outcome).toBe('passed');
  expect(report.services).toContainEqual(expect.objectContaining({ kind: 'batch', ran: true }));
});
