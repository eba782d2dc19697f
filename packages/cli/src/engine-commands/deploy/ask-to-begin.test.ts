import { expect, test } from 'vitest';
import {
  Harbour,
  largeShop,
  shop,
  soundPrograms,
} from '../../../../engine/src/ship/testing/harbour.ts';
import { inVirtualTime } from '../../../../engine/src/testing/scripted-sandbox.ts';
import { runCommandLine } from '../../main.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { deploy } from '../deploy.ts';
import { engineCommands } from '../index.ts';

const more = `${shop}  mailer:\n    build: .\n    command: ["node", "mailer.js"]\n`;

/** Runs `seaworthy deploy` before a person with one answer; what was asked, and said before and in all. */
async function runDeploy(
  harbour: Harbour,
  answer: string | undefined,
  args: readonly string[] = [],
  compose: string = shop,
) {
  const questions: string[] = [];
  let said = '';
  let told = '';
  const output = { write: () => {}, width: 200, colour: false, unicode: true };
  const write = (text: string): void => {
    told += text;
    if (questions.length === 0) said += text;
  };
  const parts = {
    dock: harbour.dock('v1', soundPrograms),
    request: async () => ({ kind: 'answer', status: 200 }) as const,
    readCommit: async () => undefined,
  };
  const directory = temporaryFolder({
    'compose.yaml': `name: shop\n${compose}`,
    Dockerfile: 'FROM node:20-slim\nCMD ["node", "main.js"]\n',
    '.env': "API_KEY='canary-of-the-api'\n",
  });
  const code = await inVirtualTime(harbour.scripted.clock, harbour.account.clients, async () =>
    runCommandLine(['deploy', ...args], {
      installation: new URL('../../..', import.meta.url).pathname,
      directory,
      variables: {},
      stdout: output,
      stderr: { ...output, write },
      openAccount: () => harbour.account,
      loadEngineCommands: async () => ({
        ...engineCommands,
        deploy: async () => (options, surroundings) => deploy(options, surroundings, parts),
      }),
      interruption: () => new AbortController().signal,
      ...(answer !== undefined && {
        ask: async (question: string) => {
          questions.push(question);
          return answer;
        },
      }),
    }),
  );
  return { code, questions, said, told };
}

test('a first deployment is asked for, with the account and the cost', async () => {
  const harbour = new Harbour();
  const no = await runDeploy(harbour, 'n');
  expect([no.code, no.questions]).toEqual([1, ['Deploy it? [y/N]']]);
  expect(no.said).toMatch(
    /shop \(production\) is not there yet, in account 123456789012 in ap-northeast-2\. Cost, about \$\d+ a month.* for the whole; `seaworthy cost` has its lines\./,
  );

  expect((await runDeploy(harbour, 'y')).code).toBe(0);
  const again = await runDeploy(harbour, 'n');
  expect([again.code, again.questions]).toEqual([0, []]);
});

test('what comes to it is asked for by name', async () => {
  const harbour = new Harbour();
  await runDeploy(harbour, 'y');
  const { code, questions, said } = await runDeploy(harbour, 'n', [], more);

  expect([code, questions]).toEqual([1, ['Go on? [y/N]']]);
  expect(said).toContain('Of shop (production), mailer is not there yet');
});

test('a bucket for large templates is named where something is asked for, and is no question of its own', async () => {
  const harbour = new Harbour();
  const first = await runDeploy(harbour, 'n', [], largeShop);
  expect(first.said.replaceAll('\n', ' ')).toContain(
    'Templates are too large for a call: a bucket for them is made as well, by the stack seaworthy-templates.',
  );

  await runDeploy(harbour, 'y');
  const { code, questions, told } = await runDeploy(harbour, 'n', [], largeShop);
  expect([code, questions]).toEqual([0, []]);
  expect(told).toMatch(/ templates {3}are too large for a call: a bucket for them is made/);
  expect(told).toMatch(/ templates {3}have their bucket/);
});

test.each([
  ['--yes', 'n', ['--yes']],
  ['--json', 'n', ['--json']],
  ['no terminal', undefined, []],
])('nobody is asked with %s', async (_title, answer, args) => {
  const { code, questions } = await runDeploy(new Harbour(), answer, args);
  expect([code, questions]).toEqual([0, []]);
});
