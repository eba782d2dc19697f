import {
  type Application,
  checkFacts,
  type Diagnostic,
  foldConsequences,
  type Graph,
  type Plan,
} from '@seaworthy/compiler';
import type { Account } from '../aws/account.ts';
import { diagnose, type Patient, patientsOf, type Verdict } from './explain.ts';
import { foldProblems } from './fold-problems.ts';
import type { Unanswered } from './live/asker.ts';
import { findLiveServices } from './live/find-live-services.ts';
import { gatherLive, type LiveRequest, type LiveSystem } from './live/gather-live.ts';
import { notRead } from './live/not-read.ts';
import { plannedThings } from './live/planned-things.ts';
import type { LiveService } from './live/subject.ts';
import { checkBlackholes } from './live-checks/check-blackholes.ts';
import { checkGoneServices } from './live-checks/check-gone-services.ts';
import { checkNetworkAcls } from './live-checks/check-network-acls.ts';
import { checkRecords } from './live-checks/check-records.ts';
import { checkStaleSecrets } from './live-checks/check-stale-secrets.ts';
import { checkStores } from './live-checks/check-stores.ts';
import { checkStuckServices } from './live-checks/check-stuck-services.ts';
import { findMend, type MendPlace } from './mend/find-mend.ts';
import type { DoctorReport, Problem, Seen, Undecided } from './problem.ts';
import { rulesOfAction } from './rules-of-action.ts';

/** What the project says of what is examined; absent for what no project here describes. */
export interface KnownProject {
  readonly application: Application;
  readonly graph: Graph;
  readonly textOf: MendPlace['textOf'];
}

/** What the settings of a project alone show. */
export function examinePlan({ diagnostics, application }: Plan, place: MendPlace): DoctorReport {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const problems = errors.map(
    (diagnostic): Problem => ({ diagnostic, certainty: 'certain', evidence: [], also: [] }),
  );
  return {
    subject: application ? `project ${application.name}` : 'project',
    problems: problems.map((problem) => withMend(problem, place)),
    risks: diagnostics.filter(({ severity }) => severity !== 'error'),
    undecided: [],
    notRead: [],
    missing: [],
    seen: 'all',
  };
}

/**
 * Examines services of ECS as they are now, by calls that only read. Throws when the account does
 * not answer at all.
 */
export async function examineLive(
  request: LiveRequest & { readonly subject: string; readonly project?: KnownProject },
  account: Account,
): Promise<DoctorReport> {
  const { subject, services, project } = request;
  const system = await gatherLive(request, account);
  const undecided = system.unanswered.map(undecidedBy);
  const open = new Set(undecided.flatMap(({ rules }) => rules));
  const findings = checkSystem(system, project).filter(({ code }) => !open.has(code));
  const verdicts = diagnose(
    system.evidence,
    project ? patientsOf(project) : strangers(system),
    project?.graph,
  );
  const place: MendPlace = {
    ...(project && { application: project.application }),
    textOf: project?.textOf ?? (() => undefined),
    onEcs: (name) => services.find((service) => service.name === name),
  };
  return {
    subject,
    problems: foldProblems(verdicts, findings, project?.application).map((problem) =>
      withMend(problem, place),
    ),
    risks: [...verdicts.map(({ diagnostic }) => diagnostic), ...findings].filter(
      ({ severity }) => severity !== 'error',
    ),
    undecided,
    notRead: system.services.length === 0 ? [] : notRead,
    missing: system.missing.map(({ name }) => name),
    seen: seenOf(services, system),
  };
}

function seenOf(asked: readonly LiveService[], { services, missing }: LiveSystem): Seen {
  if (services.length > 0) return 'all';
  return missing.length === asked.length ? 'nothing-deployed' : 'services-unreadable';
}

/** Examines what a project has running, and the stacks that it stands on. */
export async function examineProject(
  project: KnownProject,
  account: Account,
): Promise<DoctorReport> {
  const { application, graph } = project;
  const { services, missing } = await findLiveServices(project, account);
  const report = await examineLive(
    {
      subject: `${application.name} in ${application.environment}, ${account.region}`,
      services,
      stacks: graph.stacks.map(({ name }) => name),
      batchServices: graph.stacks.flatMap(({ name: stack, service, resources }) =>
        service !== undefined && resources.some(({ type }) => type === 'AWS::Batch::JobQueue')
          ? [{ name: service, stack }]
          : [],
      ),
      things: plannedThings(project),
      project,
    },
    account,
  );
  return { ...report, missing: [...missing, ...report.missing] };
}

/** What was never reached because of something else is not judged, whoever found that. */
function checkSystem(system: LiveSystem, project: KnownProject | undefined): readonly Diagnostic[] {
  const { cloud } = system;
  const findings = [
    ...checkGoneServices(system),
    ...checkBlackholes(cloud),
    ...checkNetworkAcls(system),
    ...checkRecords(system),
    ...checkStores(system),
    ...checkFacts({
      origin: 'live',
      cloud,
      ...(project && { application: project.application }),
    }).map(onlyARisk),
    ...checkStuckServices(system),
    ...checkStaleSecrets(system),
  ];
  return foldConsequences(findings, 'live');
}

/** Quotas that may be met while services scale out have not been met by what runs. */
function onlyARisk(finding: Diagnostic): Diagnostic {
  return finding.code.startsWith('quota-') ? { ...finding, severity: 'warning' } : finding;
}

function undecidedBy({ action, reason, says }: Unanswered): Undecided {
  return { action, says, denied: reason === 'denied', rules: rulesOfAction(action) };
}

/** A problem with its mend, if one follows from it. */
export function withMend(problem: Verdict | Problem, place: MendPlace): Problem {
  const mend = findMend(problem.diagnostic, place);
  return { ...problem, ...(mend && { mend }) };
}

/** What is known of services that no project describes: what ECS says of them. */
function strangers({ cloud }: LiveSystem): (name: string) => Patient | undefined {
  return (name) => {
    const service = cloud.services.find(({ owner }) => owner === name);
    if (!service) return undefined;
    const definition = cloud.taskDefinitions.find(({ id }) => id === service.taskDefinition);
    const memory = definition?.memory;
    return {
      name,
      kind: service.loadBalancers.length > 0 ? 'web' : 'worker',
      ...(memory !== undefined && { memory: { inForce: memory, asked: memory } }),
      placeOf: () => undefined,
    };
  };
}
