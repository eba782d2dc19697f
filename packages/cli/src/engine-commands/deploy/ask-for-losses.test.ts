import type { Loss } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import type { Options } from '../../command-line/options.ts';
import { askForLosses } from './ask-for-losses.ts';

const database: Loss = {
  stack: 'shop-production-data',
  name: 'DbInstance',
  type: 'AWS::RDS::DBInstance',
  physicalId: 'shop-production-db',
  what: 'replaced',
};
const queue: Loss = { ...database, name: 'JobsQueue', type: 'AWS::SQS::Queue', what: 'deleted' };

/** What is asked of whoever sits there and types these lines, and whether the losses are allowed. */
async function ask(
  losses: readonly Loss[],
  given: Partial<Pick<Options, 'allowReplace' | 'json'>>,
  typed?: readonly string[],
) {
  const left = [...(typed ?? [])];
  const questions: string[] = [];
  let told = '';
  const output = { write: () => {}, width: 200, colour: false, unicode: true };
  const write = (text: string): void => {
    told += text;
  };
  const options = { allowReplace: [], json: false, ...given } as unknown as Options;
  const allowed = await askForLosses(losses, options, {
    installation: '',
    directory: '',
    variables: {},
    stdout: output,
    stderr: { ...output, write },
    loadEngineCommands: () => Promise.reject(new Error('not needed')),
    interruption: () => new AbortController().signal,
    ...(typed && {
      ask: async (question: string) => {
        questions.push(question);
        return left.shift();
      },
    }),
  });
  return { allowed, questions, told };
}

test('a name that --allow-replace gives is not asked for', async () => {
  expect(await ask([database], { allowReplace: ['DbInstance'] }, [])).toEqual({
    allowed: true,
    questions: [],
    told: '',
  });
});

test('every other one has to be typed', async () => {
  const both = await ask([database, queue], { allowReplace: ['DbInstance'] }, ['JobsQueue']);
  expect(both).toMatchObject({
    allowed: true,
    questions: ['Type JobsQueue to let that happen:'],
    told: 'JobsQueue (AWS::SQS::Queue, shop-production-db) will be deleted, with all that is in it.\n',
  });

  for (const typed of ['y', 'jobsqueue', '']) {
    expect((await ask([queue], {}, [typed])).allowed).toBe(false);
  }
  expect((await ask([database, queue], {}, ['DbInstance', 'no'])).allowed).toBe(false);
});

test('what AWS decides later is not called certain', async () => {
  const { told } = await ask([{ ...database, what: 'perhaps-replaced' }], {}, ['DbInstance']);
  expect(told).toContain('may be replaced by an empty one');
});

test('nobody is asked with --json or without a terminal: it stays', async () => {
  expect(await ask([database], { json: true }, ['DbInstance'])).toMatchObject({
    allowed: false,
    questions: [],
  });
  expect((await ask([database], {})).allowed).toBe(false);
});
