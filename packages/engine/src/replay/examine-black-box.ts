import type { BlackBox } from '../black-box/black-box.ts';
import { EvidenceCollector } from '../doctor/evidence.ts';
import { withMend } from '../doctor/examine.ts';
import { diagnose, patientsOf, type Verdict } from '../doctor/explain.ts';
import type { DoctorReport } from '../doctor/problem.ts';
import { replayBlackBox } from './replay-black-box.ts';

/** What a black box shows: the verdict that was given then, with what speaks for it. */
export function examineBlackBox(box: BlackBox): DoctorReport {
  const verdicts = verdictsOf(box);
  const place = {
    ...(box.plan && { application: box.plan.application }),
    textOf: (file: string) => box.sources.find(({ path }) => path === file)?.text,
  };
  const problems = replayBlackBox(box)
    .filter(({ severity }) => severity === 'error')
    .map((diagnostic) => {
      const found = verdicts.find(
        (verdict) =>
          verdict.diagnostic.code === diagnostic.code &&
          verdict.diagnostic.owner === diagnostic.owner,
      );
      const { certainty = 'certain', evidence = [], also = [] } = found ?? {};
      return withMend({ diagnostic, certainty, evidence, also }, place);
    });
  const when = new Date(box.startedAt).toISOString();
  return {
    subject: `${box.of} of ${box.project} to ${box.environment}, ${when}`,
    problems,
    risks: [],
    undecided: [],
    notRead: [],
    missing: [],
    seen: box.end ? 'all' : 'broken-off',
  };
}

function verdictsOf({ plan, events }: BlackBox): readonly Verdict[] {
  if (!plan) return [];
  const collector = new EvidenceCollector();
  for (const { event } of events) collector.emit(event);
  return diagnose(collector.evidence(), patientsOf(plan), plan.graph);
}
