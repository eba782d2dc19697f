import { nearestName } from '@seaworthy/compiler';
import { nameProblem, prepareWrite, writePrepared } from '@seaworthy/engine';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import { jsonText } from '../../json/result-json.ts';
import { writeJson } from '../../json/secrets-json.ts';
import { allFindings } from '../../render/findings.ts';
import { changesPage } from '../../render/secrets-changes.ts';
import { secretValueProblems as problems } from '../../secrets/secret-value-problems.ts';
import { pageFor, printLines } from '../../terminal/output.ts';
import { afterWrite } from './push.ts';
import { readValue } from './read-value.ts';
import { refuse } from './refuse.ts';
import { ownerOf, type SecretsRequest } from './secrets-action.ts';

/** `seaworthy secrets set KEY`: typing the value is the agreement. */
export async function setKey(request: SecretsRequest): Promise<ExitCode> {
  const { argument: key = '', here, plan, options, surroundings, context } = request;
  const badName = nameProblem(key);
  if (badName.length > 0) return refuse(badName, here, surroundings);
  const value = await readValue(`Value of ${key}:`, surroundings);
  if (!value) return refuse([problems['secrets/no-value'](undefined, { key })], here, surroundings);
  const write = { ...ownerOf(request), values: new Map([[key, value]]), prune: false };
  const prepared = await prepareWrite(write, context);
  if (prepared.kind === 'refused') return refuse(prepared.diagnostics, here, surroundings);
  const { stdout, stderr } = surroundings;
  if (prepared.same.includes(key)) {
    printLines([`${key} has that value already; nothing was written.`], stderr);
    if (options.json) stdout.write(jsonText(writeJson(prepared, undefined)));
    return exitCode.fine;
  }
  const outcome = await writePrepared(prepared, context);
  if (outcome.kind === 'refused') return refuse(outcome.diagnostics, here, surroundings);
  if (options.json) stdout.write(jsonText(writeJson(prepared, outcome.version)));
  else printLines(changesPage(prepared, plan.application, pageFor(stdout)), stdout);
  printLines([afterWrite(outcome.version)], stderr);
  warnUnlessAsked(request);
  return exitCode.fine;
}

/** It may be for code to come, or a slip of the hand. */
function warnUnlessAsked({ argument: key = '', here, plan, surroundings }: SecretsRequest): void {
  const keys = plan.application.secrets.map((secret) => secret.key);
  if (keys.includes(key)) return;
  const warning = problems['secrets/not-asked-for'](undefined, {
    key,
    nearest: nearestName(key, keys),
  });
  const { stderr } = surroundings;
  printLines(allFindings([warning], { ...here.view, page: pageFor(stderr) }), stderr);
}
