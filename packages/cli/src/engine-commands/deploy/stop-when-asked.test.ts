import type { EngineEvent } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { Interruption } from '../../command-line/interruption.ts';
import { stopWhenAsked } from './stop-when-asked.ts';

const begins: EngineEvent = {
  kind: 'stack',
  stack: 'shop-production-api',
  layer: 'service',
  state: 'started',
};

/** A deployment at which Ctrl-C can be pressed, and a person who answers questions in turn. */
function deployment(answers: readonly (string | Promise<string>)[] = []) {
  const presses: AbortController[] = [];
  const asked: string[] = [];
  const left = [...answers];
  let told = '';
  const stopping = stopWhenAsked(
    { name: 'shop', environment: 'production' },
    {
      installation: '',
      directory: '',
      variables: {},
      stdout: { write: () => {}, width: 80, colour: false, unicode: true },
      stderr: {
        write: (text) => {
          told += text;
        },
        width: 80,
        colour: false,
        unicode: true,
      },
      ...(answers.length > 0 && {
        ask: async (question: string) => {
          asked.push(question);
          return left.shift();
        },
      }),
      loadEngineCommands: () => Promise.reject(new Error('not needed')),
      interruption: () => {
        const press = new AbortController();
        presses.push(press);
        return press.signal;
      },
    },
  );
  const press = async (reason: Error = new Interruption('interrupted by SIGINT')) => {
    presses.at(-1)?.abort(reason);
    await new Promise(setImmediate);
  };
  return { stopping, press, asked, told: () => told };
}

test('Ctrl-C says what stopping means, asks, and stops when told so', async () => {
  const { stopping, press, asked, told } = deployment(['y']);
  stopping.hear(begins);
  await press();

  expect(asked).toEqual(['Stop the deployment of shop (production)? [y/N]']);
  expect(told()).toContain('back to what ran before');
  expect(stopping.signal.aborted).toBe(true);
});

test('a job that runs is named, with the command that would stop it, until it is done', async () => {
  const { stopping, press, told } = deployment(['n', 'n']);
  const task = 'arn:aws:ecs:eu-west-1:123456789012:task/shop-production/3f2c1ab0';
  stopping.hear(begins);
  stopping.hear({ kind: 'job', service: 'migrate', state: 'started', task });
  await press();
  expect(told()).toContain('migrate runs on in any case');
  expect(told()).toContain(
    '\n  aws ecs stop-task --region eu-west-1 --cluster shop-production --task 3f2c1ab0\n',
  );
  const before = told().length;
  stopping.hear({ kind: 'job', service: 'migrate', state: 'done' });
  await press();
  expect(told().slice(before)).not.toContain('migrate');
});

test('a no goes on, and the next Ctrl-C asks again', async () => {
  const { stopping, press, asked } = deployment(['n', 'y']);
  stopping.hear(begins);
  await press();
  expect(stopping.signal.aborted).toBe(false);
  await press();

  expect(asked).toHaveLength(2);
  expect(stopping.signal.aborted).toBe(true);
});

test('what happens while the question is open is told after the answer', async () => {
  let answer: (text: string) => void = () => {};
  const { stopping, press } = deployment([new Promise<string>((resolve) => (answer = resolve))]);
  const told: string[] = [];
  stopping.hear(begins);
  await press();
  stopping.tell(() => told.push('api runs'));
  expect(told).toEqual([]);

  answer('n');
  await new Promise(setImmediate);
  expect(told).toEqual(['api runs']);
  stopping.tell(() => told.push('api is deployed'));
  expect(told).toEqual(['api runs', 'api is deployed']);
});

test('what nobody has answered by the end is told all the same', async () => {
  const { stopping, press } = deployment([new Promise<string>(() => {})]);
  const told: string[] = [];
  stopping.hear(begins);
  await press();
  stopping.tell(() => told.push('api is deployed'));
  stopping.end();

  expect(told).toEqual(['api is deployed']);
});

test('nobody is asked while nothing is changed, nor where there is no terminal', async () => {
  const early = deployment(['n']);
  early.stopping.hear({ ...begins, state: 'unchanged' });
  await early.press();
  expect([early.asked, early.stopping.signal.aborted]).toEqual([[], true]);

  const alone = deployment();
  alone.stopping.hear(begins);
  await alone.press();
  expect(alone.stopping.signal.aborted).toBe(true);
});

test('a bug of ours stops it without a question, and after the end nothing does', async () => {
  const broken = deployment(['n']);
  broken.stopping.hear(begins);
  await broken.press(new Error('uncaught'));
  expect([broken.asked, broken.stopping.signal.aborted]).toEqual([[], true]);

  const over = deployment(['y']);
  over.stopping.hear(begins);
  over.stopping.end();
  await over.press();
  expect([over.asked, over.stopping.signal.aborted]).toEqual([[], false]);
});
