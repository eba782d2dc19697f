import type { Capability, Parameter, Tag } from '@aws-sdk/client-cloudformation';
import type { Caller } from '../../aws/operation.ts';
import type { Deployment } from '../deployment/deployment.ts';
import { exportsOf } from '../deployment/exports.ts';
import { prepareDeployment } from '../deployment/prepare-deployment.ts';
import { type StackSources, StackWork } from '../deployment/stack-work.ts';
import type { Stack } from '../stacks/stack.ts';
import { Stacks } from '../stacks/stacks.ts';

/** What CloudFormation takes from the rest of the account. */
export interface CloudFormationSources extends StackSources {
  /** Reads a template from a bucket in a caller's name; absent: `TemplateURL` is refused. */
  readonly templateAt?: (url: string, caller: Caller) => Promise<string>;
}

/** What the operations of CloudFormation share. */
export class CloudFormationContext {
  readonly sources: CloudFormationSources;
  readonly stacks: Stacks;
  /** What calls with a request token answered, so that they can be repeated. */
  readonly answers = new Map<string, Promise<object>>();
  readonly #operations = new Set<Promise<void>>();

  constructor(sources: CloudFormationSources) {
    this.sources = sources;
    this.stacks = new Stacks(sources);
  }

  prepare(stack: Stack, templateText: string, input: DeploymentInput): Deployment {
    return prepareDeployment(
      {
        ...this.sources,
        exported: (wanted) => exportsOf(this.stacks).find(({ name }) => name === wanted)?.value,
      },
      {
        stack,
        templateText,
        parameters: input.Parameters ?? [],
        previous: stack.deployment?.parameters ?? new Map(),
        tags: input.Tags ?? tagsOf(stack),
        capabilities: input.Capabilities ?? [],
      },
    );
  }

  /** Runs an operation on a stack in the background. The answer is its id. */
  start(
    stack: Stack,
    clientRequestToken: string | undefined,
    run: (work: StackWork) => Promise<void>,
  ): string {
    const id = this.sources.identity.uuid();
    const work = new StackWork(this.sources, stack);
    // The operation begins at once, but only after the stack knows of it.
    const ended = Promise.resolve()
      .then(() => run(work))
      .finally(() => {
        if (stack.running?.id === id) stack.running = undefined;
        this.#operations.delete(ended);
      });
    stack.running = { id, clientRequestToken, stop: (because) => work.stop(because), ended };
    this.#operations.add(ended);
    return id;
  }

  /** Resolves when no operation is under way. */
  async idle(): Promise<void> {
    while (this.#operations.size > 0) await Promise.all(this.#operations);
  }
}

export interface DeploymentInput {
  readonly Parameters?: Parameter[] | undefined;
  readonly Tags?: Tag[] | undefined;
  readonly Capabilities?: Capability[] | undefined;
}

function tagsOf(stack: Stack): readonly Tag[] {
  return Object.entries(stack.deployment?.tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
}
