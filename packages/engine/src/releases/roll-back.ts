import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { deployStack } from '../deploy/deploy-stack.ts';
import { type DeploymentResult, deployStacks } from '../deploy/deploy-stacks.ts';
import type { RollbackPlan } from './plan-rollback.ts';
import type { Release } from './release.ts';
import type { ReleaseStore, Templates } from './release-store.ts';
import { isGoing } from './running-release.ts';
import { hashOf } from './store/text-shelf.ts';

export interface RollbackResult {
  readonly release: Release;
  /** Of a failed rollback: whether every service has again what it had before. */
  readonly restored?: boolean;
}

/**
 * Goes back as planned, and records it as a release. When a service fails, those that went back
 * before it get again what they had. Throws as `deployStacks` does, after the record says so.
 */
export async function rollBack(
  plan: RollbackPlan,
  store: ReleaseStore,
  context: DeploymentContext,
): Promise<RollbackResult> {
  const begun = await store.begin(await draftOf(plan, context), templatesIn(plan));
  const end = async (outcome: Release['outcome'], reason?: string): Promise<Release> => {
    const endedAt = context.clock.now();
    const release = { ...begun, outcome, endedAt, ...(reason !== undefined && { reason }) };
    await store.update(release);
    return release;
  };
  try {
    const result = await deployStacks(plan.stacks.filter(isGoing), context);
    if (!result.succeeded) {
      const restored = await restore(plan, context);
      return { release: await end('failed', reasonOf(result)), restored };
    }
    for (const job of plan.stacks.filter((stack) => !isGoing(stack))) {
      await deployStack(job, context); // what it would run, without running it
    }
    return { release: await end('succeeded') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await end(context.signal.aborted ? 'interrupted' : 'failed', reason);
    if (!context.signal.aborted) await restore(plan, context);
    throw error;
  }
}

async function draftOf(
  { target, staying }: RollbackPlan,
  { clients, clock }: DeploymentContext,
): Promise<Omit<Release, 'number'>> {
  const { Arn: by = '' } = await clients.sts.send(new GetCallerIdentityCommand({}));
  const { project, environment, commit, number } = target;
  return {
    project,
    environment,
    startedAt: clock.now(),
    by,
    ...(commit !== undefined && { commit }),
    rollbackOf: number,
    outcome: 'running',
    stacks: [...staying, ...target.stacks.filter(({ layer }) => layer === 'service')],
    jobs: [],
  };
}

function templatesIn({ stacks, present }: RollbackPlan): Templates {
  return Object.fromEntries([...present, ...stacks].map(({ body }) => [hashOf(body), body]));
}

/** What did not change meanwhile is not touched. */
async function restore({ present }: RollbackPlan, context: DeploymentContext): Promise<boolean> {
  const { succeeded } = await deployStacks(present.filter(isGoing), context);
  return succeeded;
}

function reasonOf({ stacks }: DeploymentResult): string {
  const failures = Object.values(stacks).flatMap((stack) => stack.failures);
  const [first] = failures;
  return first ? `${first.logicalId}: ${first.reason ?? 'no reason given'}` : 'a stack failed';
}
