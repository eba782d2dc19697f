import { listSecret } from '@seaworthy/engine';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import { jsonText } from '../../json/result-json.ts';
import { listJson } from '../../json/secrets-json.ts';
import { listPage } from '../../render/secrets-list.ts';
import { pageFor, printLines } from '../../terminal/output.ts';
import { refuse } from './refuse.ts';
import { ownerOf, type SecretsRequest } from './secrets-action.ts';

/** `seaworthy secrets ls` */
export async function listSecrets(request: SecretsRequest): Promise<ExitCode> {
  const { here, plan, options, surroundings, context } = request;
  const found = await listSecret({ ...ownerOf(request), graph: plan.graph }, context);
  if (found.kind === 'refused') return refuse(found.diagnostics, here, surroundings);
  const { stdout } = surroundings;
  if (options.json) stdout.write(jsonText(listJson(found)));
  else printLines(listPage(found, plan.application, pageFor(stdout)), stdout);
  return exitCode.fine;
}
