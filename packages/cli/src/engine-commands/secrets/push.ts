import { relative, resolve } from 'node:path';
import { type Diagnostic, listOf } from '@seaworthy/compiler';
import { changesAnything, prepareWrite, writePrepared } from '@seaworthy/engine';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import { UsageError } from '../../command-line/usage-error.ts';
import { undecidedVariables } from '../../init/undecided.ts';
import { jsonText } from '../../json/result-json.ts';
import { writeJson } from '../../json/secrets-json.ts';
import { disk } from '../../project-files/file-system.ts';
import { readFileText } from '../../project-files/read-file-text.ts';
import { changesPage } from '../../render/secrets-changes.ts';
import { differencesPage } from '../../render/secrets-differences.ts';
import { findDifferences } from '../../secrets/find-differences.ts';
import type { OwnValues } from '../../secrets/own-values.ts';
import { readValuesFile } from '../../secrets/read-values-file.ts';
import { secretValueProblems as problems } from '../../secrets/secret-value-problems.ts';
import { pageFor, printLines } from '../../terminal/output.ts';
import { paragraph } from '../../terminal/paragraph.ts';
import { confirm } from './confirm.ts';
import { refuse, unreadFiles } from './refuse.ts';
import { ownerOf, type SecretsRequest } from './secrets-action.ts';

/** `seaworthy secrets push [FILE]`; throws a UsageError for a dialect without a file. */
export async function pushSecrets(request: SecretsRequest): Promise<ExitCode> {
  const { here, plan, options, surroundings, argument, context } = request;
  const { dialect = 'compose' } = options;
  if (argument === undefined && options.dialect !== undefined) {
    throw new UsageError(
      '--dialect is for a FILE',
      'what Compose gives to the services is read as Compose does',
    );
  }
  const unread = argument === undefined ? unreadFiles(here) : [];
  const unfit = here.plan.diagnostics.filter(({ code }) => unfitCodes.has(code)).concat(unread);
  if (unfit.length > 0) return refuse(unfit, here, surroundings);
  const own = argument === undefined ? here.ownValues() : valuesIn(argument, request);
  if (own.diagnostics.some(({ severity }) => severity === 'error')) {
    return refuse(own.diagnostics, here, surroundings);
  }
  const textOf = (path: string) => textAt(resolve(surroundings.directory, here.directory, path));
  refuse(own.diagnostics, here, surroundings);
  const differences = findDifferences(own, textOf, dialect);
  const { stdout, stderr } = surroundings;
  const warned = differencesPage(differences, { ...here.view, page: pageFor(stderr) }, dialect);
  if (warned.length > 0) printLines([...warned, ''], stderr);
  tellUndecided(request);
  const write = { ...ownerOf(request), values: own.values, prune: options.prune };
  const prepared = await prepareWrite(write, context);
  if (prepared.kind === 'refused') return refuse(prepared.diagnostics, here, surroundings);
  if (!options.json) printLines(changesPage(prepared, plan.application, pageFor(stdout)), stdout);
  const { version, diagnostics } = await writeIfAgreed();
  if (options.json) stdout.write(jsonText(writeJson(prepared, version, differences)));
  return diagnostics.length > 0 ? refuse(diagnostics, here, surroundings) : exitCode.fine;

  async function writeIfAgreed(): Promise<Written> {
    if (prepared.kind === 'refused' || !changesAnything(prepared)) return nothing;
    const isAgreed = await confirm(`Write this to ${prepared.secret.name}?`, options, surroundings);
    if (!isAgreed) return nothing;
    const outcome = await writePrepared(prepared, context);
    if (outcome.kind === 'refused') return { diagnostics: outcome.diagnostics };
    printLines([afterWrite(outcome.version)], surroundings.stderr);
    return { version: outcome.version, diagnostics: [] };
  }
}

/** Another machine, with other values, might take them for plain ones. */
function tellUndecided({ plan, surroundings: { stderr } }: SecretsRequest): void {
  const names = undecidedVariables(plan);
  if (names.length === 0) return;
  const counts = names.length === 1 ? 'counts' : 'count';
  const text = `${listOf(names)} ${counts} as secret, which the name alone does not say: \`seaworthy init\` writes the decision into the project.`;
  printLines([...paragraph(text, pageFor(stderr)), ''], stderr);
}

/** What makes the values here wrong for production, or too many for a task definition. */
const unfitCodes: ReadonlySet<string> = new Set([
  'application/secret-mixed',
  'application/password-ambiguous',
  'taskdef-too-large',
]);

interface Written {
  readonly version?: string;
  readonly diagnostics: readonly Diagnostic[];
}

const nothing: Written = { diagnostics: [] };

/** What to do now; also after `set`. */
export function afterWrite(version: string): string {
  return `Wrote version ${version.slice(0, 8)}. Running tasks get it with the next \`seaworthy deploy\`.`;
}

/** A file for push has a line for each key, also where Compose takes the value from elsewhere. */
function valuesIn(
  given: string,
  { surroundings, here, plan, options: { dialect = 'compose' } }: SecretsRequest,
): OwnValues {
  const absolute = resolve(surroundings.directory, given);
  const path = relative(resolve(surroundings.directory, here.directory), absolute);
  const file = readFileText(absolute, disk);
  if (file.kind !== 'text') {
    const reason = file.kind === 'absent' ? 'there is no such file' : file.reason;
    const problem = problems['secrets/unreadable-file'](undefined, { path: given, reason });
    return { values: new Map(), lines: new Map(), variables: [], diagnostics: [problem] };
  }
  const lookup = (name: string) => surroundings.variables[name];
  const { lines, diagnostics } = readValuesFile(dialect, path, file.text, lookup);
  const keys = new Set(plan.application.secrets.map(({ key }) => key));
  const own = lines.filter(({ name, value }) => keys.has(name) && /\S/.test(value));
  return {
    values: new Map(own.map(({ name, value }) => [name, value])),
    lines: new Map(own.map((line) => [line.name, [line]])),
    variables: own,
    diagnostics,
  };
}

function textAt(path: string): string | undefined {
  const file = readFileText(path, disk);
  return file.kind === 'text' ? file.text : undefined;
}
