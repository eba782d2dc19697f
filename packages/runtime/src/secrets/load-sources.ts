import type { EnvMap, LoadedValues, SecretSource, SourceContext, SourceReport } from './options.ts';
import type { FailedSource } from './secrets-error.ts';
import { failureOf, SourceFailure } from './source-failure.ts';

/** What one source gave, or why not. */
export interface LoadedSource {
  readonly source: SecretSource;
  readonly report: SourceReport;
  readonly loaded?: LoadedValues;
  readonly failure?: SourceFailure;
}

/** Loads all sources at the same time; never throws. A source that does not heed the time is left. */
export async function loadSources(
  sources: readonly SecretSource[],
  { env, log, timeoutMs }: Omit<SourceContext, 'signal'> & { readonly timeoutMs: number },
): Promise<readonly LoadedSource[]> {
  const deadline = new AbortController();
  const context = { signal: deadline.signal, env, log };
  // What is local needs no race with a timer, whose machinery alone takes Node a millisecond.
  if (sources.every(({ isTrusted }) => isTrusted)) {
    return Promise.all(sources.map((source) => loadSource(source, context)));
  }
  const timeOut = createTimeOut(context);
  // Not AbortSignal.timeout: its timer does not keep a process alive that waits for an answer.
  const timer = setTimeout(() => deadline.abort(), timeoutMs);
  try {
    return await Promise.all(sources.map((source) => loadSource(source, context, timeOut)));
  } finally {
    clearTimeout(timer);
  }
}

/** The failures, with the role whose permissions they are about. */
export function failedSources(
  sources: readonly LoadedSource[],
  env: Readonly<EnvMap>,
): readonly FailedSource[] {
  const { ECS_CONTAINER_METADATA_URI_V4, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI } = env;
  const isOnEcs = Boolean(ECS_CONTAINER_METADATA_URI_V4 || AWS_CONTAINER_CREDENTIALS_RELATIVE_URI);
  const role = isOnEcs ? 'task-role' : 'local-profile';
  return sources.flatMap(({ source: { id }, failure }) =>
    failure ? [{ id, code: failure.code, role, message: failure.message }] : [],
  );
}

async function loadSource(
  source: SecretSource,
  context: SourceContext,
  timeOut?: Promise<never>,
): Promise<LoadedSource> {
  const { id } = source;
  const start = performance.now();
  const elapsed = () => Math.round(performance.now() - start);
  try {
    const loading = source.load(context);
    const loaded = await (timeOut === undefined ? loading : Promise.race([loading, timeOut]));
    const { values, isSkipped, version } = loaded;
    const status = isSkipped ? 'skipped' : 'loaded';
    const report = { id, status, keys: values.size, ms: elapsed() } as const;
    return { source, loaded, report: { ...report, ...(version === undefined ? {} : { version }) } };
  } catch (error) {
    const failure = failureOf(error);
    const said = `${failure.code}: ${failure.message}`;
    return {
      source,
      failure,
      report: { id, status: 'failed', keys: 0, ms: elapsed(), error: said },
    };
  }
}

/** Rejects when the time is over. One listener for all sources: Node warns of more than ten. */
function createTimeOut({ signal }: SourceContext): Promise<never> {
  const timeOut = new Promise<never>((_, reject) => {
    const end = () =>
      // A turn later, so that a source which reports its own failure on the signal is heard first.
      setImmediate(() => reject(new SourceFailure('Timeout', 'It gave no answer in time.')));
    signal.addEventListener('abort', end, { once: true });
  });
  timeOut.catch(() => undefined);
  return timeOut;
}
