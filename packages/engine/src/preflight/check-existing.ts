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
  const found = await Promise.all(
    questions.map(async (question) => {
      if ((await findOut(question, asker)) !== false) return [];
      const { what, store, span } = question;
      return [problems['deploy/existing-missing'](span, { what, store, region })];
    }),
  );
  return found.flat();
}
