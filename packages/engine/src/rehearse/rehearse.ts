import type { Application, Diagnostic, Graph, Project, Template } from '@seaworthy/compiler';
import type { DeploymentContext } from '../aws/deployment-context.ts';
import type { Emit } from '../events/engine-event.ts';
import { deployOnGround, type GroundContext } from './deploy-on-ground.ts';
import type { Fault, ShipmentParts } from './faults/fault.ts';
import { type FaultyDeployment, prepareFault, refuseFault } from './faults/rehearse-fault.ts';
import { followLogs } from './follow-logs.ts';
import type { Ground } from './ground/ground.ts';
import { tellRequests } from './keep/tell-requests.ts';
import { whereItAnswers } from './keep/where-it-answers.ts';
import { noteProblem } from './note-problem.ts';
import { Notes } from './notes.ts';
import { prepareImages } from './prepare-images.ts';
import type { RehearsalReport } from './rehearsal-report.ts';
import { runBatchJobs } from './run-batch-jobs.ts';
import type { FailedRun } from './run-each-once.ts';
import { runSchedules } from './run-schedules.ts';
import { gatherSecretValues, type SecretValues } from './secret-values.ts';
import { leftOutServices, selectServices } from './select-services.ts';
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
  /** What the plan's checks warn of: what of it fits a failure is told beside it. */
  readonly warnings?: readonly Diagnostic[];
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
  for (const leftOut of leftOutServices(request, selected)) notes.add(leftOut);
  let ground: Ground | undefined;
  try {
    if (selected.fault) refuseFault(selected.fault, selected.application);
    ground = await unlessAborted(host.signal, host.openGround(notes.emit));
    notes.standOn(ground);
    await tryOut(selected, ground, notes, AbortSignal.any([host.signal, ground.lost]));
    await ground.look();
    ground.lost.throwIfAborted();
    if (!host.whileRunning || !notes.hasDeployed) return notes.report();
    return await keepRunning(selected, ground, notes, host.whileRunning);
  } catch (error) {
    await ground?.look();
    // Whatever else fails then, and be it what nobody catches, is a consequence.
    if (ground?.lost.aborted) {
      noteProblem(ground.lost.reason, selected, notes);
      return notes.report();
    }
    if (!host.signal.aborted && !noteProblem(error, selected, notes)) {
      // What failed first says more than that nothing can be closed after it.
      await ground?.close().catch(() => {});
      ground = undefined;
      throw error;
    }
    return notes.report(host.signal.aborted);
  } finally {
    await closeGround(ground);
  }
}

/** An engine that has ended can remove nothing: the next rehearsal does. */
async function closeGround(ground: Ground | undefined): Promise<void> {
  try {
    await ground?.close();
  } catch (error) {
    await ground?.look();
    if (!ground?.lost.aborted) throw error;
  }
}

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
  // A fault is made to see all that comes of it.
  const hopeless = request.fault ? [] : [notes.watchRefusedChecks(ground.clock)];
  const signal = AbortSignal.any([interruption, limit.signal, ...hopeless]);
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
  const { clients, clock, further, pollInterval } = ground;
  const asked = { emit: notes.emit, signal, pollInterval };
  const logs = followLogs(request.graph, { ...asked, clients, clock, further });
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
  const { clients, clock, further } = ground;
  const watched = { ...context, clients, clock, further };
  await afterwards(watched);
  notes.deployed();
  notes.answered(await tryRequests(request, ground.entrance(), signal));
  if (!request.fault) notes.ran(await runJobs(request, ground, watched));
  if (notes.hasErrors()) return;
  const { update } = request;
  if (update) notes.updated(await rehearseUpdate(update, request, ground, context));
}

/** What only a clock or a queue starts is started once. */
async function runJobs(
  request: RehearsalRequest,
  ground: Ground,
  context: DeploymentContext,
): Promise<readonly FailedRun[]> {
  const runs = [runSchedules(request, ground, context), runBatchJobs(request, ground, context)];
  return (await Promise.all(runs)).flat();
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
  const context = { emit: notes.emit, signal: over.signal };
  const telling = tellRequests(ground, context);
  try {
    await whileRunning(report);
  } finally {
    over.abort();
    await telling;
  }
  return report;
}
