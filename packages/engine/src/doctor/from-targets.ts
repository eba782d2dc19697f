import type { TargetEvent } from '../events/engine-event.ts';
import type { Cause, Finding } from './cause.ts';

/** One that answers, if only with an error, shows that silent ones were still starting. */
export function fromTargets(unhealthy: readonly TargetEvent[]): readonly Finding[] {
  const answering = unhealthy.filter(({ reason }) => reason === codeMismatch);
  return (answering.length > 0 ? answering : unhealthy).flatMap(fromTarget);
}

function fromTarget({ target, reason = '', description = '' }: TargetEvent): readonly Finding[] {
  const cause = targetCause(reason, description);
  if (!cause) return [];
  const certainty = cause === 'tg-code-mismatch' ? 'certain' : 'likely';
  return [{ cause, evidence: `${target}: ${reason}: ${description}`, certainty }];
}

function targetCause(reason: string, description: string): Cause | undefined {
  if (reason === codeMismatch) {
    return /\[400\]/.test(description) ? 'tg-host-header-rejected' : 'tg-code-mismatch';
  }
  if (reason === refusal) return 'bind-localhost';
  return reason === 'Target.Timeout' ? 'tg-unreachable' : undefined;
}

/** It answers, and says that the request is wrong. */
export function turnsAway({ reason, description = '' }: TargetEvent): boolean {
  return reason === codeMismatch && /\[4\d\d\]/.test(description);
}

const codeMismatch = 'Target.ResponseCodeMismatch';

/** Elastic Load Balancing's code for a connection that was refused. */
export const refusal = 'Target.FailedHealthChecks';
