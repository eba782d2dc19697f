import type { SubmitJobRequest, SubmitJobResponse } from '@aws-sdk/client-batch';
import type { RunTaskRequest } from '@aws-sdk/client-ecs';
import type { Account } from '../../account.ts';
import { AwsError } from '../../aws/aws-error.ts';
import { arnOf } from '../../aws/identity.ts';
import type { Need, Operation } from '../../aws/operation.ts';
import type { QueueMessage, Queues } from '../../queues/queues.ts';
import type { Handlers } from '../../resources/handlers.ts';
import type { ResourceRequest, ResourceState } from '../../resources/resource-handler.ts';
import { runAs } from '../schedules/run-as.ts';
import { fillIn } from './fill-in.ts';
import { type PipeDefinition, readPipe } from './read-pipe.ts';

export type PipesParts = Pick<Account, 'identity' | 'roles'> & {
  readonly queues: Queues;
  readonly submitJob: Operation<SubmitJobRequest, SubmitJobResponse>;
  readonly runTask: Operation<RunTaskRequest, object>;
  /** A message could not be handed on; it comes back when its visibility timeout is over. */
  readonly failed?: (pipe: string, error: AwsError) => void;
};

export interface PipesPart {
  readonly handlers: Handlers;
  /**
   * Submits the job of a stack's pipe now, for a message that is in no queue. Rejects with what AWS
   * refuses the pipe's call with.
   */
  readonly submitNow: (stackName: string, body: string) => Promise<SubmitJobResponse>;
  /** The job that a stack's pipe has submitted last, when what waits in its queue is handed on. */
  readonly lastJob: (stackName: string) => Promise<SubmitJobResponse | undefined>;
}

interface StackPipe {
  readonly stackName: string;
  readonly pipe: PipeDefinition;
  readonly flow?: Flow;
}

/** A pipe that runs. */
interface Flow {
  readonly end: () => void;
  /** Resolves when what waits in the queue is handed on. */
  readonly drain: () => Promise<void>;
  readonly lastJob: () => SubmitJobResponse | undefined;
}

/**
 * AWS::Pipes::Pipe from a queue to Batch or ECS. A message is deleted when the job or task was
 * accepted, not when its work is done.
 */
export function createPipes(parts: PipesParts): PipesPart {
  const pipes = new Map<string, StackPipe>();
  const pipeOf = (stackName: string) =>
    [...pipes.values()].find((one) => one.stackName === stackName);

  async function lastJob(stackName: string): Promise<SubmitJobResponse | undefined> {
    const flow = pipeOf(stackName)?.flow;
    await flow?.drain();
    return flow?.lastJob();
  }

  async function submitNow(stackName: string, body: string): Promise<SubmitJobResponse> {
    const found = pipeOf(stackName);
    if (found?.pipe.target.kind !== 'job') {
      throw new Error(`the stack ${stackName} has no pipe to AWS Batch`);
    }
    const { target, roleArn } = found.pipe;
    const message = { messageId: parts.identity.uuid(), receiptHandle: '', body, attributes: {} };
    const as = { roleArn, service: 'pipes.amazonaws.com' };
    return runAs(parts.submitJob, fillIn(target.request, message), as, parts.roles);
  }

  async function put(request: ResourceRequest, name: string): Promise<ResourceState> {
    const pipe = readPipe(request.properties);
    validate(pipe, parts);
    pipes.get(name)?.flow?.end();
    const flow = pipe.running ? { flow: start(name, pipe, parts) } : {};
    pipes.set(name, { stackName: request.stack.name, pipe, ...flow });
    const arn = arnOf(parts.identity, 'pipes', `pipe/${name}`);
    const state = pipe.running ? 'RUNNING' : 'STOPPED';
    return { physicalId: name, attributes: { Arn: arn, CurrentState: state } };
  }

  return {
    submitNow,
    lastJob,
    handlers: {
      'AWS::Pipes::Pipe': {
        fidelity: 'modelled',
        create: (request) => {
          const { Name } = request.properties;
          return put(
            request,
            typeof Name === 'string' ? Name : request.generatedName({ maxLength: 64 }),
          );
        },
        update: (request) => put(request, request.state.physicalId),
        delete: async ({ state }) => {
          pipes.get(state.physicalId)?.flow?.end();
          pipes.delete(state.physicalId);
        },
      },
    },
  };
}

/** A pipe is not created over a queue or a role that it could not use. */
function validate({ source, roleArn }: PipeDefinition, { queues, roles }: PipesParts): void {
  if (!queues.exists(source)) {
    throw new AwsError('ValidationException', `The source queue ${source} does not exist.`);
  }
  if (!roles.canAssume(roleArn, 'pipes.amazonaws.com').allowed) {
    throw new AwsError(
      'ValidationException',
      `The role ${roleArn} cannot be assumed by pipes.amazonaws.com.`,
    );
  }
  const needs = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map(
    (action): Need => ({ action: `sqs:${action}`, resource: source }),
  );
  for (const need of needs) {
    if (roles.decide(roleArn, need).allowed) continue;
    throw new AwsError(
      'ValidationException',
      `Invalid Source: the role ${roleArn} is not allowed to perform ${need.action} on ${source}.`,
    );
  }
}

function start(name: string, pipe: PipeDefinition, parts: PipesParts): Flow {
  let draining: Promise<void> | undefined;
  let lastJob: SubmitJobResponse | undefined;

  async function handOnAll(): Promise<void> {
    for (;;) {
      const [message] = parts.queues.receive(pipe.source, 1);
      if (message === undefined) return;
      lastJob = (await handOn(name, pipe, message, parts)) ?? lastJob;
    }
  }

  function drain(): Promise<void> {
    draining ??= handOnAll().finally(() => {
      draining = undefined;
    });
    return draining;
  }

  const end = parts.queues.onVisible(pipe.source, () => void drain());
  void drain();
  return { end, drain, lastJob: () => lastJob };
}

/** Gives the job, where a job is what the message is for. */
async function handOn(
  name: string,
  { source, roleArn, target }: PipeDefinition,
  message: QueueMessage,
  { roles, queues, submitJob, runTask, failed }: PipesParts,
): Promise<SubmitJobResponse | undefined> {
  const as = { roleArn, service: 'pipes.amazonaws.com' };
  try {
    const job =
      target.kind === 'job'
        ? await runAs(submitJob, fillIn(target.request, message), as, roles)
        : undefined;
    if (target.kind !== 'job') await runAs(runTask, fillIn(target.request, message), as, roles);
    queues.delete(source, message.receiptHandle);
    return job;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    failed?.(name, error);
    return undefined;
  }
}
