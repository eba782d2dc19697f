import type { Diagnostic, Span } from '@seaworthy/compiler';
import { explain } from '../../doctor/explain.ts';
import { findCauses } from '../../doctor/find-causes.ts';
import { placeOfCause } from '../../doctor/place-of-cause.ts';
import { verdicts } from '../../doctor/verdict-diagnostics.ts';
import type { RehearsalRequest } from '../rehearse.ts';
import type { UpdatedService } from './choose-service.ts';
import type { RollIn } from './roll-in.ts';
import { updateProblems } from './update-diagnostics.ts';

/** What was wrong with an update: the second version, how the first one left, or both. */
export function explainUpdate(
  rollIn: RollIn,
  service: UpdatedService,
  request: Pick<RehearsalRequest, 'application' | 'graph' | 'project'>,
): readonly Diagnostic[] {
  return [
    ...notRolledIn(rollIn, service, request),
    ...dropped(rollIn, service, stopSettings(service, request)),
    ...killed(rollIn, service, request),
  ];
}

function notRolledIn(
  { report, evidence }: RollIn,
  { name, span }: UpdatedService,
  request: Pick<RehearsalRequest, 'application' | 'graph'>,
): readonly Diagnostic[] {
  if (report.outcome === 'rolled-in') return [];
  const seconds = Math.round(report.duration / 1000);
  const problem = report.outcome === 'stuck' ? 'rehearse/update-stuck' : 'rehearse/rolled-back';
  return [...explain(evidence, request), updateProblems[problem](span, { service: name, seconds })];
}

function dropped(
  { report, ended }: RollIn,
  service: UpdatedService,
  span: Span,
): readonly Diagnostic[] {
  const { dropped: reasons, sent } = report.load;
  const count = Object.values(reasons).reduce((sum, number) => sum + number, 0);
  if (count === 0) return [];
  return [
    updateProblems['rehearse/dropped-requests'](span, {
      service: service.name,
      count,
      sent,
      reasons: Object.entries(reasons).map(([reason, number]) => `${number} × ${reason}`),
      stopTimeout: service.stopTimeout,
      drainDelay: service.kind === 'web' ? service.route.health.drainDelay : 0,
      wereKilled: ended.some(({ containers }) => containers.some((each) => each.exitCode === 137)),
    }),
  ];
}

/** Nothing may have been lost this time, but every deployment waits for it. */
function killed(
  { ended }: RollIn,
  service: UpdatedService,
  { application }: Pick<RehearsalRequest, 'application'>,
): readonly Diagnostic[] {
  const evidence = {
    service: service.name,
    stopped: ended,
    logTail: [],
    unhealthy: [],
    messages: [],
    blocked: [],
  };
  const finding = findCauses(evidence, service).find(({ cause }) => cause === 'sigterm-ignored');
  if (!finding) return [];
  const span = placeOfCause(finding, service, application);
  const about = { service: service.name, evidence: finding.evidence };
  return [
    { ...verdicts['sigterm-ignored'](span, about), severity: 'warning', owner: service.name },
  ];
}

/** The line that says how long the service may take to stop, or else the service's own. */
function stopSettings(
  { name, span }: UpdatedService,
  { project }: Pick<RehearsalRequest, 'project'>,
): Span {
  return project.services.find((service) => service.name === name)?.stopGracePeriod?.span ?? span;
}
