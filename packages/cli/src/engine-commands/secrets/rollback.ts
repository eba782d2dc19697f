import type { Diagnostic } from '@seaworthy/compiler';
import { makeCurrent, prepareRollback, secretProblems } from '@seaworthy/engine';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import { jsonText } from '../../json/result-json.ts';
import { rollbackJson } from '../../json/secrets-json.ts';
import { changesPage } from '../../render/secrets-changes.ts';
import { pageFor, printLines } from '../../terminal/output.ts';
import { confirm } from './confirm.ts';
import { refuse } from './refuse.ts';
import { ownerOf, type SecretsRequest } from './secrets-action.ts';

/** `seaworthy secrets rollback [VERSION]` */
export async function rollBackSecrets(request: SecretsRequest): Promise<ExitCode> {
  const { here, plan, options, surroundings, context, argument } = request;
  const wanted = { ...ownerOf(request), ...(argument !== undefined && { version: argument }) };
  const prepared = await prepareRollback(wanted, context);
  if (prepared.kind === 'refused') return refuse(prepared.diagnostics, here, surroundings);
  const { secret, version } = prepared;
  const { stdout, stderr } = surroundings;
  if (!options.json) {
    const changes = { ...prepared, same: [], kept: [], missing: [] };
    printLines(changesPage(changes, plan.application, pageFor(stdout)), stdout);
  }
  const question = `Make version ${version.slice(0, 8)} of ${secret.name} current?`;
  const isAgreed = await confirm(question, options, surroundings);
  const isDone = isAgreed && (await makeCurrent(secret, version, context));
  if (options.json) stdout.write(jsonText(rollbackJson(prepared, isDone)));
  if (isAgreed && !isDone) return refuse([changedMeanwhile(secret.name)], here, surroundings);
  const done = `Version ${version.slice(0, 8)} is current. Running tasks get it with the next \`seaworthy deploy\`.`;
  if (isDone) printLines([done], stderr);
  return exitCode.fine;
}

function changedMeanwhile(secret: string): Diagnostic {
  return secretProblems['secrets/changed-meanwhile'](undefined, { secret });
}
