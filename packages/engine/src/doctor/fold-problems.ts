import { type Application, type Diagnostic, levelOf, type Span } from '@seaworthy/compiler';
import type { Verdict } from './explain.ts';
import type { Problem } from './problem.ts';

/**
 * One problem for each trouble: what happened, together with the setting that explains it. A
 * setting that is wrong and has shown no trouble yet is a problem of its own, and a likely one; a
 * mere risk only counts as the explanation of what it warned of. What is over is no problem.
 */
export function foldProblems(
  allVerdicts: readonly Verdict[],
  findings: readonly Diagnostic[],
  application?: Pick<Application, 'services'>,
): readonly Problem[] {
  const verdicts = allVerdicts.filter(({ diagnostic }) => diagnostic.severity === 'error');
  const isVague = (span: Span | undefined) =>
    span === undefined || application?.services.some((service) => service.span === span) === true;
  const explaining = verdicts.map((verdict) => findings.find((one) => explains(one, verdict)));
  const used = new Set(explaining.flatMap((finding) => finding ?? []));
  const happened = verdicts.map((verdict, at) => together(verdict, explaining[at], isVague));
  const settings = findings.filter(
    (finding) => finding.severity === 'error' && !used.has(finding) && !isHidden(finding, verdicts),
  );
  return [
    ...happened,
    ...settings.map(
      (diagnostic): Problem => ({ diagnostic, certainty: 'likely', evidence: [], also: [] }),
    ),
  ];
}

/** What happens because of one of several settings, and those that may be behind it. */
const refinedBy: Readonly<Record<string, readonly string[]>> = {
  'image-no-route': [
    'route-blackhole-nat',
    'subnet-implicit-main-rt',
    'image-endpoints-incomplete',
    'sg-egress-missing',
    'nacl-blocks',
  ],
  'tg-unreachable': ['sg-ingress-missing', 'nacl-blocks', 'alb-az-subnets', 'tg-wiring'],
  'bind-localhost': ['tg-wiring'],
  'sg-egress-missing': ['sg-ingress-missing', 'nacl-blocks', 'store-unavailable'],
  'compose-hostname-unresolvable': ['store-unavailable'],
  'secret-not-found': ['secret-pending-deletion'],
  // What is not there, or is elsewhere, is allowed to nobody.
  'secret-exec-role-denied': ['secret-not-found'],
  'deploy/resource-failed': ['tg-wiring', 'fargate-cpu-memory', 'fargate-network-ports'],
};

function explains(finding: Diagnostic, { diagnostic }: Verdict): boolean {
  const isAbout = finding.owner === undefined || finding.owner === diagnostic.owner;
  if (!isAbout) return false;
  if (finding.code === diagnostic.code) return true;
  if (finding.severity !== 'error') return false;
  if (diagnostic.code === 'crash-loop') return isBefore(finding.code, 'crash-loop');
  return refinedBy[diagnostic.code]?.includes(finding.code) ?? false;
}

/** What is broken on a later level was never reached, and may be none. */
function isHidden(finding: Diagnostic, verdicts: readonly Verdict[]): boolean {
  return verdicts.some(
    ({ diagnostic }) =>
      diagnostic.owner === finding.owner && isBefore(diagnostic.code, finding.code),
  );
}

function isBefore(code: string, other: string): boolean {
  const level = levelOf(code);
  const otherLevel = levelOf(other);
  return level !== undefined && otherLevel !== undefined && level < otherLevel;
}

/** The setting's own place, unless it is only the whole service. */
function together(
  verdict: Verdict,
  setting: Diagnostic | undefined,
  isVague: (span: Span | undefined) => boolean,
): Problem {
  const { diagnostic, certainty, evidence, also } = verdict;
  if (!setting) return { diagnostic, certainty, evidence, also };
  const span = isVague(setting.span) ? (diagnostic.span ?? setting.span) : setting.span;
  return {
    diagnostic: {
      ...setting,
      severity: 'error',
      ...(span && { span }),
      ...(diagnostic.owner !== undefined && { owner: diagnostic.owner }),
    },
    certainty: 'certain',
    evidence,
    also: diagnostic.code === setting.code ? also : [diagnostic.code, ...also],
  };
}
