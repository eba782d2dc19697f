import type { Diagnostic } from '@seaworthy/compiler';
import type { StackResult } from '../deploy/deploy-stack.ts';
import { type DeploymentResult, nothingDeployed } from '../deploy/deploy-stacks.ts';
import { EvidenceCollector } from '../doctor/evidence.ts';
import { explain } from '../doctor/explain.ts';
import { type Concealer, concealer } from '../events/conceal-secrets.ts';
import type { EngineEvent } from '../events/engine-event.ts';
import { LastWords } from './last-words.ts';
import type { ShipAccount, ShippedService, ShipReport } from './ship-report.ts';
import type { ShipHost, ShipRequest } from './ship-request.ts';

/** What a deployment finds out while it goes on, without any secret; a report can be had any time. */
export class Logbook {
  readonly #request: ShipRequest;
  readonly #host: ShipHost;
  readonly #concealer: Concealer;
  readonly #evidence = new EvidenceCollector();
  readonly #lastWords = new LastWords();
  readonly #started: number;
  readonly #problems: Diagnostic[] = [];
  #account: ShipAccount | undefined;
  #release: number | undefined;
  #result: DeploymentResult = nothingDeployed;
  #hasBegun = false;
  #isDone = false;
  #hasPublished = false;
  #url: string | undefined;

  constructor(request: ShipRequest, host: ShipHost) {
    this.#request = request;
    this.#host = host;
    this.#started = host.account.clock.now();
    const secrets = request.application.secrets.flatMap(({ key }) => request.valueFor(key) ?? []);
    this.#concealer = concealer(() => secrets);
  }

  readonly emit = (told: EngineEvent): void => {
    const event = this.#concealer.event(told);
    this.#evidence.emit(event);
    this.#lastWords.hear(event);
    const isStep = event.kind === 'stack' && event.state !== 'unchanged';
    if (isStep || event.kind === 'given-up') this.#hasBegun = true;
    this.#host.emit(event);
  };

  deploysTo(account: ShipAccount): void {
    this.#account = account;
    this.emit({ kind: 'account', ...account });
  }

  recordedAs(release: number): void {
    this.#release = release;
  }

  /** Whether any of these ends the deployment. If not, what they warn of is told before it goes on. */
  refuse(diagnostics: readonly Diagnostic[]): boolean {
    this.#problems.push(...diagnostics);
    if (diagnostics.some(({ severity }) => severity === 'error')) return true;
    for (const { severity, code, message } of diagnostics) {
      if (severity === 'warning') this.emit({ kind: 'warning', code, message });
    }
    return false;
  }

  add(problem: Diagnostic): void {
    this.#problems.push(problem);
  }

  /** A job that failed is a problem by itself only when nothing says why it did. */
  jobFailed(problem: Diagnostic): void {
    if (this.#explain().every(({ severity }) => severity !== 'error')) this.add(problem);
  }

  deployed(result: DeploymentResult): void {
    this.#result = result;
  }

  /** Files of a site were changed. */
  published(): void {
    this.#hasPublished = true;
  }

  done(url: string | undefined): void {
    this.#isDone = true;
    this.#url = url;
  }

  isDone(): boolean {
    return this.#isDone;
  }

  errors(): readonly Diagnostic[] {
    return this.#diagnostics().filter(({ severity }) => severity === 'error');
  }

  report(): ShipReport {
    const { clock } = this.#host.account;
    return {
      outcome: this.#outcome(),
      ...(this.#account && { account: this.#account }),
      duration: clock.now() - this.#started,
      ...(this.#url !== undefined && { url: this.#url }),
      ...(this.#release !== undefined && { release: this.#release }),
      changed:
        this.#hasPublished ||
        Object.values(this.#result.stacks).some(({ outcome }) => outcome !== 'unchanged'),
      services: this.#services(),
      diagnostics: this.#diagnostics(),
    };
  }

  #outcome(): ShipReport['outcome'] {
    if (this.#isDone) return 'deployed';
    if (this.#host.stop.aborted) return 'interrupted';
    return this.#hasBegun ? 'failed' : 'refused';
  }

  /** What went wrong by itself, then what was found out besides. */
  #diagnostics(): readonly Diagnostic[] {
    const explained = this.#isDone ? [] : this.#explain();
    const seen = this.#result.verified.flatMap(({ problem }) => problem ?? []);
    return [...explained, ...this.#problems, ...seen].map((diagnostic) => ({
      ...diagnostic,
      message: this.#concealer.text(diagnostic.message),
    }));
  }

  #explain(): readonly Diagnostic[] {
    const hasFailed = Object.values(this.#result.stacks).some(
      ({ outcome }) => outcome === 'failed',
    );
    const { services, failedResources } = this.#evidence.evidence();
    const evidence = { services, failedResources: hasFailed ? failedResources : [] };
    return explain(evidence, this.#request);
  }

  #services(): readonly ShippedService[] {
    const troubled = new Set(this.#diagnostics().flatMap(({ owner }) => owner ?? []));
    return this.#request.application.services.map(({ name, kind }) => {
      const stack = this.#request.graph.stacks.find(({ service }) => service === name)?.name ?? '';
      const seen = this.#result.verified.find(({ service }) => service === name);
      const lastLines = troubled.has(name) ? this.#lastWords.of(name) : [];
      return {
        name,
        kind,
        ...this.#stateOf(name, stack),
        ...(seen && {
          revision: seen.revision,
          tasks: { healthy: seen.healthy, desired: seen.desired },
        }),
        ...(lastLines.length > 0 && { lastLines }),
      };
    });
  }

  #stateOf(service: string, stack: string): Pick<ShippedService, 'state' | 'isNew'> {
    const { doneJobs, failedJobs, putBack, stacks } = this.#result;
    if (doneJobs.includes(service)) return { state: 'done' };
    if (failedJobs.includes(service)) return { state: 'failed' };
    if (putBack.includes(stack)) return { state: 'taken-back' };
    const result = stacks[stack];
    const isNew = result?.outcome === 'done' && !result.wasThere;
    return { state: stateOf(result), ...(isNew && { isNew }) };
  }
}

function stateOf(result: StackResult | undefined): ShippedService['state'] {
  if (!result) return 'not-reached';
  if (result.outcome !== 'failed') return result.outcome;
  return result.wasThere && !result.stands ? 'taken-back' : 'failed';
}
