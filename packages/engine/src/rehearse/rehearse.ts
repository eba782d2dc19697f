import type { Application, Graph, Project, Template } from '@seaworthy/compiler';
import { EngineUnavailable, ImageFailure } from '@seaworthy/sandbox';
import type { Emit } from '../events/engine-event.ts';
import { deployOnGround, type GroundContext } from './deploy-on-ground.ts';
import { explainRefusal } from './explain-rehearsal.ts';
import type { Fault, ShipmentParts } from './faults/fault.ts';
import { FaultRefused, type FaultyDeployment, prepareFault } from './faults/rehearse-fault.ts';
import { followLogs } from './follow-logs.ts';
import type { Ground } from './ground/ground.ts';
import { tellRequests } from './keep/tell-requests.ts';
import { whereItAnswers } from './keep/where-it-answers.ts';
import { Notes } from './notes.ts';
import { ImageNotPrepared, prepareImages } from './prepare-images.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';
import type { RehearsalReport } from './rehearsal-report.ts';
import { gatherSecretValues, type SecretValues } from './secret-values.ts';
import { selectServices } from './select-services.ts';
import { tasksOf } from './tasks-of.ts';
import { TimeLimit } from './time-limit.ts';
import { tryRequests } from './traffic/try-requests.ts';
import { unlessAborted } from './unless-aborted.ts';
import { rehearseUpdate } from './update/rehearse-update.ts';
import type { UpdateRequest } from './update/update-request.ts';

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
  /** A second version to roll in once the first one answers. */
  readonly update?: UpdateRequest;
  /** A mistake to make on purpose. */
  readonly fault?: Fault;
  /** Milliseconds that it may take once images exist; absent: as long as it takes. */
  readonly timeout?: number;
}

export interface RehearsalHost {
  readonly openGround: (emit: Emit) => Promise<Ground>;
  readonly emit: Emit;
  /** Ends the rehearsal in order: everything is taken down, and what was found is reported. */
  readonly signal: AbortSignal;
  /** Called when all runs and everything was tried, before anything is taken down. */
  readonly whileRunning?: (report: RehearsalReport) => Promise<void>;
}

/**
 * Deploys a plan's own templates into a local AWS, tries what runs, and takes everything down,
 * whatever happens. Throws only what is nobody's problem but ours.
 */
export async function rehearse(
  request: RehearsalRequest,
  host: RehearsalHost,
): Promise<RehearsalReport> {
  const selected = selectServices(request);
  const notes = new Notes(selected, host.emit);
  let ground: Ground | undefined;
  try {
    ground = await unlessAborted(host.signal, host.openGround(notes.emit));
    notes.standOn(ground);
    await tryOut(selected, ground, notes, host.signal);
    if (!host.whileRunning || !notes.hasDeployed) return notes.report();
    return await keepRunning(selected, ground, notes, host.whileRunning);
  } catch (error) {
    if (!host.signal.aborted && !noteProblem(error, selected, notes)) {
      // What failed first says more than that nothing can be closed after it.
      await ground?.close().catch(() => {});
      ground = undefined;
      throw error;
    }
    return notes.report(host.signal.aborted);
  } finally {
    await ground?.close();
  }
}

/** Milliseconds. */
const pollInterval = 200;

async function tryOut(
  request: RehearsalRequest,
  ground: Ground,
  notes: Notes,
  interruption: AbortSignal,
): Promise<void> {
  const tasks = tasksOf(request.application);
  await unlessAborted(interruption, prepareImages(tasks, ground, interruption));
  notes.begin();
  const limit = new TimeLimit(request.timeout, ground.clock);
  const signal = AbortSignal.any([interruption, limit.signal]);
  try {
    await unlessAborted(signal, tryServices(request, ground, notes, signal));
  } finally {
    limit.lift();
  }
}

async function tryServices(
  request: RehearsalRequest,
  ground: Ground,
  notes: Notes,
  signal: AbortSignal,
): Promise<void> {
  const { clients, clock } = ground;
  const asked = { emit: notes.emit, signal, pollInterval };
  const logs = followLogs(request.graph, { ...asked, clients, clock });
  try {
    await tryDeployed(request, ground, notes, { ...asked, emit: logs.emit });
  } finally {
    await logs.stop();
  }
}

async function tryDeployed(
  request: RehearsalRequest,
  ground: Ground,
  notes: Notes,
  context: GroundContext,
): Promise<void> {
  const { signal } = context;
  const secret = gatherSecretValues(request.application.secrets, request.valueFor);
  notes.keepBack(Object.values(secret.values));
  const { shipment, afterwards } = withFault(request, secret, ground);
  const given = { ...secret, values: shipment.secretValues };
  const { succeeded } = await deployOnGround({ ...request, ...shipment }, given, ground, context);
  if (!succeeded) return;
  await afterwards({ ...context, clients: ground.clients, clock: ground.clock });
  notes.deployed();
  notes.answered(await tryRequests(request, ground.entrance(), signal));
  if (notes.diagnostics().length > 0) return;
  const { update } = request;
  if (update) notes.updated(await rehearseUpdate(update, request, ground, context));
}

/** What is deployed: the request as it is, or with the mistake that it asks for. */
function withFault(
  { fault, application, graph, templates }: RehearsalRequest,
  { values }: SecretValues,
  ground: Ground,
): FaultyDeployment<ShipmentParts> {
  const shipment = { application, graph, templates, secretValues: values };
  return fault
    ? prepareFault(fault, shipment, ground)
    : { shipment, afterwards: async () => undefined };
}

async function keepRunning(
  { application }: RehearsalRequest,
  ground: Ground,
  notes: Notes,
  whileRunning: (report: RehearsalReport) => Promise<void>,
): Promise<RehearsalReport> {
  const report = { ...notes.report(), ...(await whereItAnswers(application, ground)) };
  const over = new AbortController();
  const context = { emit: notes.emit, signal: over.signal, pollInterval };
  const telling = tellRequests(ground, context);
  try {
    await whileRunning(report);
  } finally {
    over.abort();
    await telling;
  }
  return report;
}

/** Whether an error is a problem of the project or of this machine; it is then in the notes. */
function noteProblem(error: unknown, { graph, timeout }: RehearsalRequest, notes: Notes): boolean {
  if (TimeLimit.isOver(error)) {
    notes.addTimeout(timeout ?? 0);
    return true;
  }
  if (error instanceof ImageNotPrepared) notes.addBuild(error.service.name, error.lastLines);
  const problem = problemOf(error, graph);
  if (problem) notes.add(problem);
  return problem !== undefined;
}

function problemOf(error: unknown, graph: Graph) {
  if (error instanceof EngineUnavailable) {
    return rehearsalProblems['rehearse/no-engine'](undefined, { reason: error.message });
  }
  if (error instanceof FaultRefused) {
    return rehearsalProblems['rehearse/fault-refused'](undefined, { reason: error.message });
  }
  if (error instanceof ImageNotPrepared) {
    const { image, name } = error.service;
    const problem = { service: name, reason: error.message, fetched: image.kind === 'registry' };
    return { ...rehearsalProblems['rehearse/image-failed'](image.span, problem), owner: name };
  }
  if (error instanceof ImageFailure) {
    const problem = { reason: error.message, fetched: true };
    return rehearsalProblems['rehearse/image-failed'](undefined, problem);
  }
  return explainRefusal(error, graph);
}
