export type HealthCheck = (signal: AbortSignal) => Promise<unknown> | unknown;

export interface CheckOptions {
  /** Default `ready`. */
  readonly kind?: 'ready' | 'live';
  /** Milliseconds until it has failed; default 2,000. */
  readonly timeoutMs?: number;
  /** Milliseconds for which a result is good; default 2,000. */
  readonly cacheMs?: number;
}

export type CheckResult = 'ok' | 'failing';

export interface Checks {
  add(name: string, run: HealthCheck, options?: CheckOptions): () => void;
  results(kind: 'ready' | 'live'): Promise<Readonly<Record<string, CheckResult>>>;
}

/** Milliseconds that a probe waits for a result before it takes the last one. */
const patience = 80;

/** Checks that run at most once at a time, and never make a probe wait for long. */
export function createChecks(onFailure: (name: string, error: unknown) => void): Checks {
  const checks = new Map<symbol, Check>();

  return {
    add: (name, run, options = {}) => {
      const key = Symbol(name);
      const { kind = 'ready', timeoutMs = 2000, cacheMs = 2000 } = options;
      checks.set(key, new Check({ name, run, kind, timeoutMs, cacheMs, onFailure }));
      return () => void checks.delete(key);
    },
    results: async (kind) => {
      const wanted = [...checks.values()].filter((check) => check.settings.kind === kind);
      const results = wanted.map(async (check) => [check.settings.name, await check.result()]);
      return Object.fromEntries(await Promise.all(results));
    },
  };
}

interface CheckSettings extends Required<CheckOptions> {
  readonly name: string;
  readonly run: HealthCheck;
  readonly onFailure: (name: string, error: unknown) => void;
}

class Check {
  readonly settings: CheckSettings;
  #last: { readonly result: CheckResult; readonly at: number } | undefined;
  #running: Promise<void> | undefined;

  constructor(settings: CheckSettings) {
    this.settings = settings;
  }

  async result(): Promise<CheckResult> {
    if (this.#isYoungerThan(this.settings.cacheMs)) return this.#last?.result ?? 'failing';
    this.#running ??= this.#run();
    await withinPatience(this.#running);
    const { cacheMs, timeoutMs } = this.settings;
    const isUsable = this.#isYoungerThan(cacheMs + timeoutMs + patience);
    return isUsable ? (this.#last?.result ?? 'failing') : 'failing';
  }

  #isYoungerThan(age: number): boolean {
    return this.#last !== undefined && performance.now() - this.#last.at <= age;
  }

  async #run(): Promise<void> {
    const { name, run, timeoutMs, onFailure } = this.settings;
    let result: CheckResult = 'ok';
    try {
      await inTime(run, timeoutMs);
    } catch (error) {
      result = 'failing';
      onFailure(name, error);
    }
    this.#last = { result, at: performance.now() };
    this.#running = undefined;
  }
}

async function inTime(run: HealthCheck, milliseconds: number): Promise<void> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeOut = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`No answer within ${milliseconds} ms.`);
      controller.abort(error);
      reject(error);
    }, milliseconds);
    timer.unref();
  });
  try {
    // A check that throws at once is a failed check as well.
    await Promise.race([Promise.resolve().then(() => run(controller.signal)), timeOut]);
  } finally {
    clearTimeout(timer);
  }
}

async function withinPatience(running: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([running, enough]);
  clearTimeout(timer);
}
