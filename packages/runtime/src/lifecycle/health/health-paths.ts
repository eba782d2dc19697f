import type { HealthOptions, Phase } from '../options.ts';
import type { CheckResult, Checks } from './create-checks.ts';

/** What a probe gets. Causes are in the log, since anyone may be able to ask. */
export interface HealthAnswer {
  readonly status: 200 | 503;
  readonly body: {
    readonly status: 'ok' | 'unavailable';
    readonly phase: Phase;
    readonly checks?: Readonly<Record<string, CheckResult>>;
  };
}

export type HealthAnswers = ReadonlyMap<string, () => Promise<HealthAnswer>>;

/**
 * The probes by path. `/live` says only that the process answers and its live checks succeed: a
 * process that starts or drains is alive, and one that is killed for a dead database helps nobody.
 */
export function healthPaths(
  { live = '/live', ready = '/ready', startup = '/startup' }: HealthOptions,
  phaseOf: () => Phase,
  checks: Checks,
): HealthAnswers {
  const answer = (
    isOk: boolean,
    results?: Readonly<Record<string, CheckResult>>,
  ): HealthAnswer => ({
    status: isOk ? 200 : 503,
    body: {
      status: isOk ? 'ok' : 'unavailable',
      phase: phaseOf(),
      ...(results && Object.keys(results).length > 0 ? { checks: results } : {}),
    },
  });
  const answerBy = async (kind: 'ready' | 'live') => {
    const results = await checks.results(kind);
    const isOk = Object.values(results).every((result) => result === 'ok');
    return answer(isOk && (kind === 'live' || phaseOf() === 'ready'), results);
  };
  return new Map([
    [live, () => answerBy('live')],
    [ready, async () => (phaseOf() === 'ready' ? answerBy('ready') : answer(false))],
    [startup, async () => answer(phaseOf() !== 'starting')],
  ]);
}
