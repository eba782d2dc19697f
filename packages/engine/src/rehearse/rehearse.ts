import type { Application, Graph, Project, TaskKind, Template } from '@seaworthy/compiler';
import { type DeploymentResult, deployApplication } from '../deploy/deploy-application.ts';
import { repositoryOf } from '../deploy/repository-of.ts';
import { EvidenceCollector } from '../doctor/evidence.ts';
import { explain } from '../doctor/explain.ts';
import type { Emit, EngineEvent } from '../events/engine-event.ts';
import { takeAdvice } from './advice.ts';
import type { Ground } from './ground/ground.ts';
import { Measurements } from './measurements.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';
import type { RehearsalReport } from './rehearsal-report.ts';
import { gatherSecretValues } from './secret-values.ts';
import { selectServices } from './select-services.ts';
import { clientOf } from './traffic/entrance.ts';
import { type SmokeResult, sendSmokeRequests } from './traffic/send-smoke-requests.ts';
import { smokeRequestsOf } from './traffic/smoke-requests.ts';

/** What to rehearse: a plan without errors. */
export interface RehearsalRequest {
  readonly project: Project;
  readonly application: Application;
  readonly graph: Graph;
  readonly templates: readonly Template[];
  /** What this machine has for a key of the application's secret. */
  readonly valueFor: (key: string) => string | undefined;
  /** Services to rehearse, with the stores; empty: all. */
  readonly services: readonly string[];
}

export interface RehearsalHost {
  readonly openGround: (emit: Emit) => Promise<Ground>;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  /** Called when everything was tried, before anything is taken down. */
  readonly whileRunning?: (report: RehearsalReport) => Promise<void>;
}

/**
 * Deploys a plan's own templates into a local AWS, tries what runs, and takes everything down.
 * Throws when the ground cannot be laid (no container engine) or an image cannot be made.
 */
export async function rehearse(
  request: RehearsalRequest,
  host: RehearsalHost,
): Promise<RehearsalReport> {
  const evidence = new EvidenceCollector();
  const measurements = new Measurements();
  const emit = (event: EngineEvent): void => {
    evidence.emit(event);
    measurements.emit(event);
    host.emit(event);
  };
  const ground = await host.openGround(emit);
  try {
    const selected = selectServices(request);
    const tasks = tasksOf(selected.application);
    await Promise.all(tasks.map((task) => ground.prepareImage(task, host.signal)));
    const started = performance.now();
    const deployment = await deploy(selected, ground, emit, host.signal);
    const smoke = deployment.succeeded ? await trySmoke(selected, ground) : [];
    const services = measurements.services(ground);
    const diagnostics = diagnosticsOf(selected, deployment, smoke, evidence);
    const report: RehearsalReport = {
      outcome: diagnostics.length === 0 && deployment.succeeded ? 'passed' : 'failed',
      duration: performance.now() - started,
      shortened: ground.shortened(),
      diagnostics,
      services,
      smoke,
      advice: takeAdvice(selected.application, services),
      standIns: ground.standIns,
      notRehearsed: ground.notRehearsed(),
    };
    await host.whileRunning?.(report);
    return report;
  } finally {
    await ground.close();
  }
}

function deploy(
  { application, graph, templates, valueFor }: RehearsalRequest,
  ground: Ground,
  emit: Emit,
  signal: AbortSignal,
): Promise<DeploymentResult> {
  const secret = gatherSecretValues(application.secrets, valueFor);
  emit({
    kind: 'secret',
    name: application.secretName,
    given: secret.given,
    madeUp: secret.madeUp,
  });
  return deployApplication(
    {
      application,
      graph,
      templates,
      publishImages: async () => publishImages(application, graph, ground),
      secretValues: secret.values,
      // Zones and certificates of others are not part of a rehearsal: any id will do.
      parameters: { HostedZoneId: 'Z0000000REHEARSAL' },
    },
    { clients: ground.clients, clock: ground.clock, emit, signal, pollInterval: 200 },
  );
}

function publishImages(
  application: Application,
  graph: Graph,
  ground: Ground,
): Readonly<Record<string, string>> {
  const built = tasksOf(application).filter(({ image }) => image.kind === 'built');
  return Object.fromEntries(
    built.map((task) => [task.name, ground.publishImage(task, repositoryOf(task.name, graph))]),
  );
}

async function trySmoke(
  { application, project }: RehearsalRequest,
  ground: Ground,
): Promise<readonly SmokeResult[]> {
  const entrance = ground.entrance();
  if (!entrance) return [];
  const web = application.services.filter((service) => service.kind === 'web');
  const hostOf = (name: string): string =>
    web.find((service) => service.name === name)?.route.hosts[0] ??
    application.domain?.name ??
    'localhost';
  const client = clientOf(entrance);
  try {
    const requests = web.flatMap((service) => smokeRequestsOf(service, project));
    return await sendSmokeRequests(requests, hostOf, client);
  } finally {
    client.close();
  }
}

function diagnosticsOf(
  request: RehearsalRequest,
  { succeeded }: DeploymentResult,
  smoke: readonly SmokeResult[],
  evidence: EvidenceCollector,
): RehearsalReport['diagnostics'] {
  const wrongAnswers = smoke.flatMap(({ request: { method, path, service, span }, problem }) =>
    problem === undefined
      ? []
      : [rehearsalProblems['rehearse/wrong-answer'](span, { method, path, service, problem })],
  );
  return succeeded ? wrongAnswers : explain(evidence.evidence(), request);
}

/** Everything that runs as a task: sites have no image. */
function tasksOf({ services }: Application): readonly TaskKind[] {
  return services.filter((service): service is TaskKind => service.kind !== 'site');
}
