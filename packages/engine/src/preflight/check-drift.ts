import type { Diagnostic, Graph } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import { typeWords } from '../aws/type-words.ts';
import { createAsker } from '../doctor/live/asker.ts';
import { type Drift, detectDrift, type StackAtRest } from './detect-drift.ts';
import { notLookedAt } from './not-looked-at.ts';
import { preflightProblems as problems } from './preflight-problems.ts';

const action = 'cloudformation:DetectStackDrift';
const late = { action, reason: 'failed' } as const;

/** Milliseconds that the look may take of a deployment's time. */
const ownTime = 10_000;

export interface DriftRequest {
  readonly graph: Graph;
  readonly oldStacks: readonly StackAtRest[];
  /** Whether the deployment puts it back. */
  readonly revertsDrift?: boolean;
}

/**
 * What somebody changed or deleted by hand since it was deployed, roles among it. AWS may take
 * minutes: who begins it while something else `isGoingOn` waits as long as that, or ten seconds.
 */
export async function checkDrift(
  request: DriftRequest,
  context: Omit<DeploymentContext, 'emit'>,
  isGoingOn: () => boolean,
): Promise<readonly Diagnostic[]> {
  const asker = createAsker();
  const latest = context.clock.now() + ownTime;
  const isAwaited = () => isGoingOn() || context.clock.now() < latest;
  const looks = request.oldStacks.map((stack) => {
    const look = () => detectDrift(stack, context, isAwaited);
    return asker.ask(action, look);
  });
  const found = await Promise.all(looks);
  const drifts = found.flatMap((each) => each ?? []);
  const [unanswered] = found.includes(undefined) ? [...asker.unanswered(), late] : [];
  return [
    ...drifts.map((drift) => describe(drift, request)),
    ...(unanswered ? [notLookedAt(unanswered)] : []),
  ];
}

function describe(
  { stack, id, type, kind, properties }: Drift,
  { graph, revertsDrift = false }: DriftRequest,
): Diagnostic {
  const { resources = [] } = graph.stacks.find(({ name }) => name === stack) ?? {};
  const span = resources.find((resource) => resource.id === id)?.span;
  const what = `${typeWords(type)} ${id}`;
  const paths = properties.map(({ path }) => path);
  return kind === 'deleted'
    ? problems['deploy/deleted-by-hand'](span, { what, isReverted: revertsDrift })
    : problems['deploy/changed-by-hand'](span, { what, paths, isReverted: revertsDrift });
}
