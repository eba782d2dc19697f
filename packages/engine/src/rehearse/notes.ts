import type { Diagnostic } from '@seaworthy/compiler';
import type { Clock } from '@seaworthy/sandbox';
import { EvidenceCollector } from '../doctor/evidence.ts';
import { lastWords } from '../doctor/last-words.ts';
import { type Concealer, concealer } from '../events/conceal-secrets.ts';
import type { Emit, EngineEvent, RefusedCheck } from '../events/engine-event.ts';
import { takeAdvice } from './advice.ts';
import { explainDistrust } from './distrust.ts';
import { explainRehearsal } from './explain-rehearsal.ts';
import { reportFault } from './faults/rehearse-fault.ts';
import { showsFault } from './faults/shows-fault.ts';
import type { Ground } from './ground/ground.ts';
import { Measurements } from './measurements.ts';
import { RefusedChecks, whereItListens } from './refused-checks.ts';
import { rehearsalProblems } from './rehearsal-diagnostics.ts';
import type { RehearsalReport, ServiceReport } from './rehearsal-report.ts';
import type { RehearsalRequest } from './rehearse.ts';
import type { FailedRun } from './run-each-once.ts';
import { secretTexts } from './secret-texts.ts';
import type { SmokeResult } from './traffic/send-smoke-requests.ts';
import type { RehearsedUpdate } from './update/rehearse-update.ts';
import { Waiting } from './waiting.ts';

/** What a rehearsal finds out while it goes on, without any secret; a report can be had any time. */
export class Notes {
  readonly #request: RehearsalRequest;
  readonly #tell: Emit;
  readonly #evidence = new EvidenceCollector();
  readonly #measurements = new Measurements();
  readonly #waiting: Waiting;
  readonly #concealer: Concealer;
  readonly #secrets: string[] = [];
  readonly #problems: Diagnostic[] = [];
  readonly #buildLines = new Map<string, readonly string[]>();
  /** The last one of each service. */
  readonly #refused = new Map<string, RefusedCheck>();
  #refusedChecks: RefusedChecks | undefined;
  #ground: Ground | undefined;
  #started = performance.now();
  #deployed = false;
  #faultShown = false;
  #lost: Diagnostic | undefined;
  #failedRuns: readonly FailedRun[] = [];
  #smoke: readonly SmokeResult[] = [];
  #update: RehearsedUpdate | undefined;

  constructor(request: RehearsalRequest, tell: Emit) {
    this.#request = request;
    this.#tell = tell;
    this.#waiting = new Waiting(request.graph);
    this.#concealer = concealer(() => [
      ...this.#secrets,
      ...secretTexts(this.#ground?.secretTexts() ?? []),
    ]);
  }

  readonly emit = (told: EngineEvent): void => {
    const event = this.#concealer.event(told);
    const { fault } = this.#request;
    if (fault && showsFault(fault, event)) this.#faultShown = true;
    this.#evidence.emit(event);
    this.#measurements.emit(event);
    this.#waiting.emit(event);
    if (event.kind === 'check-refused') this.#refused.set(event.service, event);
    this.#refusedChecks?.emit(event);
    this.#tell(event);
  };

  /** Aborts when a service listens where nobody will ask it. */
  watchRefusedChecks(clock: Clock): AbortSignal {
    this.#refusedChecks = new RefusedChecks(this.#request.application, clock);
    return this.#refusedChecks.signal;
  }

  keepBack(secrets: readonly string[]): void {
    this.#secrets.push(...secrets);
  }

  standOn(ground: Ground): void {
    this.#ground = ground;
  }

  /** The time counts from here on: images were there before. */
  begin(): void {
    this.#started = performance.now();
  }

  deployed(): void {
    this.#deployed = true;
  }

  get hasDeployed(): boolean {
    return this.#deployed;
  }

  /** Jobs of schedules and queues whose run failed, though all is deployed. */
  ran(failed: readonly FailedRun[]): void {
    this.#failedRuns = failed;
  }

  answered(smoke: readonly SmokeResult[]): void {
    this.#smoke = smoke;
  }

  updated(update: RehearsedUpdate): void {
    this.#update = update;
  }

  /** Something that ended the rehearsal before its time. */
  add(problem: Diagnostic): void {
    this.#problems.push(problem);
  }

  addBuild(service: string, lastLines: readonly string[]): void {
    this.#buildLines.set(service, lastLines.map(this.#concealer.text));
  }

  addTimeout(milliseconds: number): void {
    const [pending] = this.#waiting.services();
    const span = this.#request.application.services.find(({ name }) => name === pending)?.span;
    const waitedFor = this.#waiting.describe();
    const problem = { seconds: Math.round(milliseconds / 1000), waitedFor };
    this.add(rehearsalProblems['rehearse/timeout'](span, problem));
  }

  /** What went wrong for want of the engine says nothing of the project. */
  loseEngine(engine: string): void {
    this.#lost = rehearsalProblems['rehearse/engine-lost'](undefined, { engine });
  }

  diagnostics(): readonly Diagnostic[] {
    if (this.#lost) return [this.#lost];
    const found = [
      ...(this.#deployed && !this.#request.fault ? this.#explainRuns() : this.#explain()),
      ...wrongAnswers(this.#smoke),
      ...(this.#update?.diagnostics ?? []),
      ...this.#problems,
    ];
    const errors = found.filter(({ severity }) => severity === 'error');
    return [
      ...found,
      ...explainDistrust(errors, this.#evidence.evidence().services),
      ...foretold(errors, this.#request.warnings ?? []),
    ].map((diagnostic) => ({
      ...diagnostic,
      message: this.#concealer.text(diagnostic.message),
    }));
  }

  hasErrors(): boolean {
    return this.diagnostics().some(({ severity }) => severity === 'error');
  }

  /** The cause that the evidence shows, or else what AWS said. */
  #explainRuns(): readonly Diagnostic[] {
    if (this.#failedRuns.length === 0) return [];
    const causes = this.#explain();
    return this.#failedRuns.map(
      ({ service, problem }) =>
        causes.find(({ owner, code }) => owner === service && saysMore(code, problem)) ?? problem,
    );
  }

  #explain(): readonly Diagnostic[] {
    const causes = explainRehearsal(this.#evidence.evidence(), this.#request);
    return causes.map((cause) => withPorts(cause, this.#refused.get(cause.owner ?? '')));
  }

  report(interrupted = false): RehearsalReport {
    const { application, fault } = this.#request;
    const diagnostics = this.diagnostics();
    const services = this.#services(diagnostics, interrupted);
    const isSound = this.#deployed && !this.hasErrors();
    return {
      outcome: interrupted ? 'interrupted' : isSound ? 'passed' : 'failed',
      duration: performance.now() - this.#started,
      shortened: this.#ground?.shortened() ?? 0,
      diagnostics,
      services,
      smoke: this.#smoke,
      ...(this.#update && { update: this.#update.report }),
      ...(fault && { fault: reportFault(fault, this.#faultShown, diagnostics) }),
      advice: takeAdvice(application, services),
      standIns: this.#ground?.standIns ?? [],
      notRehearsed: this.#ground?.notRehearsed() ?? [],
    };
  }

  #services(diagnostics: readonly Diagnostic[], interrupted: boolean): readonly ServiceReport[] {
    const troubled = new Set([
      ...this.#failedRuns.map(({ service }) => service),
      ...diagnostics.flatMap(({ severity, owner = '' }) => (severity === 'error' ? owner : [])),
      ...(this.#deployed || interrupted ? [] : this.#waiting.services()),
      ...this.#smoke.flatMap(({ request, problem }) =>
        problem === undefined ? [] : request.service,
      ),
    ]);
    const logs = new Map(
      this.#evidence.evidence().services.map(({ service, logTail }) => [service, logTail]),
    );
    return this.#request.application.services.map(({ name, kind }) => {
      const log = troubled.has(name) ? logs.get(name) : undefined;
      const lastLines = this.#buildLines.get(name) ?? (log ? lastWords(log, shownLines) : []);
      return {
        name,
        kind,
        ...this.#measurements.of(name, this.#ground),
        ...(lastLines.length > 0 && { lastLines }),
      };
    });
  }
}

const shownLines = 15;

/** That a program crashed is no error of which it is doubtful whether it was its own. */
function saysMore(code: string, problem: Diagnostic): boolean {
  return problem.severity === 'error' || code !== 'crash-loop';
}

/** The port at which it listens instead belongs to a verdict about a port. */
function withPorts(cause: Diagnostic, refused: RefusedCheck | undefined): Diagnostic {
  if (!refused || !aboutPorts.has(cause.code)) return cause;
  return { ...cause, message: `${cause.message}; ${whereItListens(refused)}` };
}

const aboutPorts: ReadonlySet<string> = new Set([
  'bind-localhost',
  'health-grace-short',
  'tg-unreachable',
]);

/** What the checks had said of the services that failed. */
function foretold(
  errors: readonly Diagnostic[],
  warnings: readonly Diagnostic[],
): readonly Diagnostic[] {
  const failed = new Set(errors.flatMap(({ owner }) => owner ?? []));
  const codes = new Set(errors.map(({ code }) => code));
  return warnings.filter(({ owner, code }) => owner && failed.has(owner) && !codes.has(code));
}

function wrongAnswers(smoke: readonly SmokeResult[]): readonly Diagnostic[] {
  return smoke.flatMap(({ request: { method, path, service, span }, problem }) =>
    problem === undefined
      ? []
      : [rehearsalProblems['rehearse/wrong-answer'](span, { method, path, service, problem })],
  );
}
