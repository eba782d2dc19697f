import { compareThree } from '@seaworthy/engine';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import { jsonText } from '../../json/result-json.ts';
import { comparisonJson } from '../../json/secrets-json.ts';
import { comparisonPage, isSettled } from '../../render/secrets-comparison.ts';
import { pageFor, printLines } from '../../terminal/output.ts';
import { refuse, unreadFiles } from './refuse.ts';
import { ownerOf, type SecretsRequest } from './secrets-action.ts';

/** `seaworthy secrets diff` */
export async function diffSecrets(request: SecretsRequest): Promise<ExitCode> {
  const { here, plan, options, surroundings, context } = request;
  const { values, diagnostics } = here.ownValues();
  refuse([...unreadFiles(here), ...diagnostics], here, surroundings);
  const question = { ...ownerOf(request), graph: plan.graph, values };
  const found = await compareThree(question, context);
  if (found.kind === 'refused') return refuse(found.diagnostics, here, surroundings);
  const { stdout } = surroundings;
  const { application } = plan;
  if (options.json) stdout.write(jsonText(comparisonJson(application.secretName, found)));
  else printLines(comparisonPage(found, application, pageFor(stdout)), stdout);
  return found.keys.every(isSettled) ? exitCode.fine : exitCode.problem;
}
