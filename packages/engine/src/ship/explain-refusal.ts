import { type Diagnostic, type Graph, listOf } from '@seaworthy/compiler';
import { EngineUnavailable } from '@seaworthy/sandbox';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { ChangeSetRefused } from '../deploy/change-set.ts';
import { LeaseLost, LeaseTaken } from '../deploy/lease/lease.ts';
import type { Loss } from '../deploy/losses.ts';
import { StackStuck } from '../deploy/stack-stuck.ts';
import { TemplateNotSent } from '../deploy/templates/template-not-sent.ts';
import { ImageNotReady, WrongArchitecture } from '../images/image-errors.ts';
import { rollbackProblems } from '../releases/rollback-diagnostics.ts';
import { UnknownReleaseFormat } from '../releases/store/release-record.ts';
import { shipProblems as problems } from './ship-problems.ts';

/** The user does not want to lose these. */
export class LossRefused extends Error {
  override readonly name = 'LossRefused';
  readonly losses: readonly Loss[];

  constructor(losses: readonly Loss[]) {
    super(`would lose ${listOf(losses.map(({ name }) => name))}`);
    this.losses = losses;
  }
}

/** What ended a deployment, as far as it is no mistake of ours. */
export function explainRefusal(error: unknown, graph: Graph): Diagnostic | undefined {
  if (error instanceof LeaseTaken) return explainTaken(error);
  if (error instanceof LeaseLost) return problems['deploy/lease-lost'](undefined, undefined);
  if (error instanceof LossRefused) return explainLosses(error, graph);
  if (error instanceof StackStuck) {
    const { stackName: stack, status, message: reason, resources } = error;
    return problems['deploy/stack-stuck'](undefined, { stack, status, reason, resources });
  }
  if (error instanceof ChangeSetRefused) {
    const { stackName: stack, message: reason } = error;
    return problems['deploy/change-set-refused'](spanNamedIn(error, graph), { stack, reason });
  }
  if (error instanceof TemplateNotSent) {
    const { stackName: stack, bytes, message: reason } = error;
    return problems['deploy/template-not-sent'](undefined, { stack, bytes, reason });
  }
  if (error instanceof UnknownReleaseFormat) {
    return rollbackProblems['rollback/newer-release'](undefined, { reason: error.message });
  }
  if (error instanceof EngineUnavailable) {
    return problems['deploy/no-engine'](undefined, { reason: error.message });
  }
  if (error instanceof WrongArchitecture) {
    const { service, planned, built } = error;
    const given = { service: service.name, planned, built };
    return {
      ...problems['deploy/wrong-architecture'](service.image.span, given),
      owner: service.name,
    };
  }
  if (error instanceof ImageNotReady) {
    const { service, message: reason } = error;
    const given = { service: service.name, reason };
    return { ...problems['deploy/image-failed'](service.image.span, given), owner: service.name };
  }
  return explainAwsError(error);
}

function explainTaken({ holder }: LeaseTaken): Diagnostic {
  const { by, host } = holder;
  const since = new Date(holder.since).toISOString().slice(0, 16).replace('T', ' ');
  return problems['deploy/taken'](undefined, { by, host, since: `${since} UTC` });
}

function explainLosses({ losses }: LossRefused, graph: Graph): Diagnostic {
  const resources = graph.stacks.flatMap((stack) => stack.resources);
  const known = losses.flatMap(({ name }) => resources.find(({ id }) => id === name) ?? []);
  return problems['deploy/would-lose-data'](known[0]?.span, { losses });
}

/** The resource that CloudFormation's reason names by its logical id. */
function spanNamedIn({ stackName, message }: ChangeSetRefused, { stacks }: Graph) {
  const words = new Set(message.split(/\W+/));
  return stacks.find(({ name }) => name === stackName)?.resources.find(({ id }) => words.has(id))
    ?.span;
}
