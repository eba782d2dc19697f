import type { Diagnostic, SourceFile } from '../../../packages/compiler/src/index.ts';
import { diagnose, patientsOf } from '../../../packages/engine/src/doctor/explain.ts';
import { foldProblems } from '../../../packages/engine/src/doctor/fold-problems.ts';
import { deployIncident } from './deploy-incident.ts';
import type { Incident } from './incident.ts';
import { planIncident } from './plan-incident.ts';

/** What came of an incident: how each way of finding it did. */
export interface Judgement {
  readonly name: string;
  readonly rule: string;
  readonly check: 'found' | 'missed' | 'cannot';
  /** The other rule under which a check found it. */
  readonly checkedAs?: string;
  /** The first verdict after a deployment that was let through. */
  readonly verdict?: string;
  /** Where the verdict, or without one the check, points. */
  readonly place: string;
  /** Whether the deployment ended as it should. */
  readonly endedAsExpected: boolean;
  readonly seconds?: number;
  /** Why it is not right, in words; empty when all is right. */
  readonly wrong: readonly string[];
}

/** Plans, checks and, where it can be let through, deploys an incident, and judges each verdict. */
export async function judgeIncident(name: string, incident: Incident): Promise<Judgement> {
  const plan = planIncident(incident);
  const { findings, project, application, graph } = plan;
  const { rule, checkedAs = rule } = incident;
  const found = findings.find(({ code }) => code === checkedAs);
  const check = found ? 'found' : incident.check ? 'missed' : 'cannot';
  if (incident.deployment === undefined) {
    return judge(name, incident, { check, place: placeOf(found, project.files) });
  }
  const deployed = await deployIncident(incident, plan);
  const verdicts = diagnose(deployed.evidence, patientsOf({ application }), graph);
  const [first] = foldProblems(verdicts, findings, application);
  const seconds = deployed.afterSecondDeath;
  return judge(name, incident, {
    check,
    verdict: first?.diagnostic.code ?? deployed.error?.message ?? 'none',
    place: placeOf(first?.diagnostic, project.files),
    told: [first?.diagnostic.message ?? '', ...(first?.evidence ?? [])].join('\n'),
    ended: deployed.succeeded ? 'runs' : 'fails',
    ...(incident.deployment === 'fails' && seconds !== undefined && { seconds }),
  });
}

interface Outcome extends Pick<Judgement, 'check' | 'verdict' | 'place' | 'seconds'> {
  readonly ended?: 'runs' | 'fails';
  /** The verdict with what shows it. */
  readonly told?: string;
}

/** Seconds of simulated time. */
const longest = 90;

function judge(
  name: string,
  { rule, line = '', says = '', deployment, check: checkable, checkedAs }: Incident,
  { ended, told = says, ...outcome }: Outcome,
): Judgement {
  const { check, verdict, place, seconds } = outcome;
  const endedAsExpected = ended === deployment;
  const wrong = [
    ...(check === 'missed' ? ['no check finds it'] : []),
    ...(check === 'found' && !checkable ? ['a check finds it after all'] : []),
    ...(verdict !== undefined && verdict !== rule ? [`the verdict is ${verdict}`] : []),
    ...(place.startsWith(line) && (line !== '' || place === '')
      ? []
      : [`the place is ${place || 'none'}`]),
    ...(told.includes(says) ? [] : [`it does not say “${says}”`]),
    ...(endedAsExpected ? [] : [`the deployment ${ended}`]),
    ...(seconds !== undefined && seconds > longest
      ? [`it ends after ${Math.round(seconds)} s`]
      : []),
  ];
  return {
    name,
    rule,
    ...outcome,
    ...(checkedAs !== undefined && { checkedAs }),
    endedAsExpected,
    wrong,
  };
}

/** `compose.yaml: memory: 512M`: the file, and its line from the first character on. */
function placeOf(diagnostic: Diagnostic | undefined, files: readonly SourceFile[]): string {
  const span = diagnostic?.span;
  if (!span) return '';
  const { text } = files.find(({ path }) => path === span.file) ?? {};
  if (text === undefined) return span.file;
  const before = text.slice(text.lastIndexOf('\n', span.start) + 1, span.start);
  const there = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ').slice(0, 60);
  return `${span.file}: ${before.trimStart()}${there}`;
}
