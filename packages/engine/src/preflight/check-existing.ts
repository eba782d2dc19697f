import type { Application, Diagnostic } from '@seaworthy/compiler';
import type { Asker } from '../doctor/live/asker.ts';
import { askAboutNetwork } from './ask-about-network.ts';
import { askAboutStores } from './ask-about-stores.ts';
import { type ExistingClients, type ExistingParts, findOut } from './existing-question.ts';
import { preflightProblems as problems } from './preflight-problems.ts';

/** Whether the account has, in the project's region, what the project names as existing. */
export async function checkExisting(
  application: ExistingParts & Pick<Application, 'region'>,
  clients: ExistingClients,
  asker: Asker,
): Promise<readonly Diagnostic[]> {
  const { region } = application;
  const questions = [
    ...askAboutNetwork(application, clients),
    ...askAboutStores(application, clients),
  ];
  const answers = await Promise.all(questions.map((question) => findOut(question, asker)));
  const missing = questions.filter((_question, at) => answers[at] === false);
  const named = new Set(missing.map(({ what }) => what));
  return missing
    .filter(({ within = '' }) => !named.has(within))
    .map(({ what, store, span }) =>
      problems['deploy/existing-missing'](span, { what, store, region }),
    );
}
