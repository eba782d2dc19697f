import type { Diagnostic, TaskKind, WebService } from '@seaworthy/compiler';
import { repositoryOf } from '../../deploy/repository-of.ts';
import { findService } from '../../watch/find-service.ts';
import type { GroundContext } from '../deploy-on-ground.ts';
import type { Ground } from '../ground/ground.ts';
import { prepareImages } from '../prepare-images.ts';
import type { UpdateReport } from '../rehearsal-report.ts';
import type { RehearsalRequest } from '../rehearse.ts';
import { type ClientRequest, clientOf } from '../traffic/entrance.ts';
import { hostOf } from '../traffic/host-of.ts';
import { startLoad } from '../traffic/load.ts';
import { smokeRequestsOf } from '../traffic/smoke-requests.ts';
import { chooseService, type UpdatedService } from './choose-service.ts';
import { explainUpdate } from './explain-update.ts';
import { rollIn } from './roll-in.ts';
import { secondVersion } from './second-version.ts';
import type { UpdateRequest } from './update-request.ts';

/** What an update showed. */
export interface RehearsedUpdate {
  readonly report: UpdateReport;
  readonly diagnostics: readonly Diagnostic[];
}

/** Rolls a second version of the project's first web service in, under traffic. */
export async function rehearseUpdate(
  update: UpdateRequest,
  request: RehearsalRequest,
  ground: Ground,
  context: GroundContext,
): Promise<RehearsedUpdate> {
  const { application, graph, templates } = request;
  const service = chooseService(application);
  const stack = graph.stacks.find((candidate) => candidate.service === service?.name)?.name;
  const template = templates.find((candidate) => candidate.stack === stack);
  if (!service || !template) throw new Error('the project has no service to update');
  const { name } = service;
  const { clients, clock, further } = ground;
  const steps = { ...context, clients, clock, further };
  const image = await secondImage(update, service, request, ground, context.signal);
  const deployed = await findService({ name, stack: template.stack }, steps);
  const second = await secondVersion({ name, template }, image, steps);
  const entrance = ground.entrance();
  const client = entrance && clientOf(entrance);
  const startTraffic =
    service.kind === 'web' &&
    client &&
    (() => startLoad(client, healthRequest(service, request), requestsPerSecond));
  try {
    const rolled = await rollIn(
      { deployed, stack: second, ...(startTraffic && { startTraffic }) },
      steps,
    );
    return { report: rolled.report, diagnostics: explainUpdate(rolled, service, request) };
  } finally {
    client?.close();
  }
}

const requestsPerSecond = 200;

/** How its tasks name the second image; undefined when it is the first one again. */
async function secondImage(
  update: UpdateRequest,
  service: UpdatedService,
  { graph }: RehearsalRequest,
  ground: Ground,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (update.kind === 'image') {
    const { reference } = update;
    const image: TaskKind['image'] = { kind: 'registry', reference, span: service.image.span };
    await prepareImages([{ ...service, image }], ground, signal);
    return reference;
  }
  if (update.kind === 'same' || service.image.kind === 'registry') return undefined;
  await prepareImages([service], ground, signal);
  return ground.publishImage(service, repositoryOf(service.name, graph));
}

/** What is rehearsed is the change of versions, not what the service can bear: its health path. */
function healthRequest(
  service: WebService,
  { project, application }: RehearsalRequest,
): ClientRequest {
  const [{ method, path, headers }] = smokeRequestsOf(service, project);
  return { method, path, headers, host: hostOf(service.name, application), timeout: longestAnswer };
}

/** Milliseconds after which the load balancer itself gives up. */
const longestAnswer = 60_000;
