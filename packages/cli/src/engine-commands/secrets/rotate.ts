import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { listOf } from '@seaworthy/compiler';
import { createReleaseStore, identifyAccount, prepareWrite, rotateSecret } from '@seaworthy/engine';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import { suggestion, UsageError } from '../../command-line/usage-error.ts';
import { jsonText, schemaVersion } from '../../json/result-json.ts';
import { rehearsalProgress } from '../../render/rehearsal-progress.ts';
import { secretValueProblems as problems } from '../../secrets/secret-value-problems.ts';
import { pageFor, printLines } from '../../terminal/output.ts';
import { confirm } from './confirm.ts';
import { readValue } from './read-value.ts';
import { refuse } from './refuse.ts';
import { ownerOf, type SecretsRequest } from './secrets-action.ts';

/** `seaworthy secrets rotate KEY` */
export async function rotateKey(request: SecretsRequest): Promise<ExitCode> {
  const { argument: key = '', here, plan, options, surroundings, context } = request;
  const { application, graph } = plan;
  const users = usersOf(key, request);
  const value = options.stdin ? await givenValue(request) : generated();
  if (!value) return refuse([problems['secrets/no-value'](undefined, { key })], here, surroundings);
  const write = { ...ownerOf(request), values: new Map([[key, value]]), prune: false };
  const prepared = await prepareWrite(write, context);
  if (prepared.kind === 'refused') return refuse(prepared.diagnostics, here, surroundings);
  const question = `Give ${key} a new value and roll ${listOf(users)}?`;
  if (!(await confirm(question, options, surroundings))) return exitCode.fine;
  const { by } = await identifyAccount(request.account, context.signal);
  const { name: project, environment } = application;
  const holder = { project, environment, by, host: hostname() };
  const releases = createReleaseStore(holder, request.account);
  const rotation = { holder, releases, application, graph, key, prepared };
  const result = await rotateSecret(rotation, { ...context, emit: tellOn(request) });
  const { stdout, stderr } = surroundings;
  if (result.kind === 'failed') return refuse(result.diagnostics, here, surroundings);
  const { version, rolled, later, release } = result;
  if (options.json) {
    const found = { schemaVersion, secret: prepared.secret.name, key, version };
    stdout.write(jsonText({ ...found, rolled: [...rolled], later: [...later] }));
  } else printLines([...done(key, version, rolled)], stdout);
  if (release !== undefined) printLines([`This is release ${release}.`], stderr);
  if (later.length > 0) {
    printLines([`${listOf(later)} will read it when next deployed.`], stderr);
  }
  return exitCode.fine;
}

function done(key: string, version: string, rolled: readonly string[]): readonly string[] {
  const runs = rolled.length === 1 ? 'runs' : 'run';
  const running =
    rolled.length > 0 ? `${listOf(rolled)} ${runs} with it` : 'no service that uses it runs yet';
  return [`${key} has a new value, in version ${version.slice(0, 8)}; ${running}.`];
}

/** Throws a UsageError for a key that no service asks for: there is nothing to roll. */
function usersOf(key: string, { plan }: SecretsRequest): readonly string[] {
  const { secrets } = plan.application;
  const secret = secrets.find((candidate) => candidate.key === key);
  if (secret) return [...new Set(secret.usedBy.map(({ service }) => service))];
  const names = secrets.map((candidate) => candidate.key);
  throw new UsageError(
    `no service asks for ${key}`,
    suggestion(key, names, 'seaworthy secrets ls lists the keys'),
  );
}

function givenValue({ argument, surroundings }: SecretsRequest): Promise<string | undefined> {
  return readValue(`New value of ${argument}:`, surroundings);
}

/** 256 random bits, in letters, digits, `-` and `_`. */
function generated(): string {
  return randomBytes(32).toString('base64url');
}

/** Tells on stderr what the roll-out does. */
function tellOn({ surroundings: { stderr }, plan: { graph } }: SecretsRequest) {
  const page = pageFor(stderr);
  const tell = rehearsalProgress({ page, stacks: graph.stacks, everything: false });
  const started = performance.now();
  return (event: Parameters<typeof tell>[0]): void => {
    const lines = tell(event, performance.now() - started);
    if (lines.length > 0) printLines(lines, stderr);
  };
}
