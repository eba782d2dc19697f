import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { InlineConfig } from 'vitest/node';

const source = (name: string) =>
  fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url));

const runtime = fileURLToPath(new URL('./packages/runtime/src', import.meta.url));

const all = ['{packages,examples,scripts,bench,corpus}/**/*.test.{ts,mjs}'];
const never = ['**/node_modules/**', '**/dist/**'];

/** What measures real time, counts what is on the machine, or needs much of it: one after the other. */
const onTheMachine = [
  '**/*container*.test.ts',
  '{bench/tasks,examples,packages/runtime}/**/*.test.{ts,mjs}',
  'packages/cli/src/{new-user,run-process}.test.ts',
  'packages/compiler/src/variables/docker-command.test.ts',
  'packages/engine/src/rehearse/{faults/program,traffic}/**/*.test.ts',
  'packages/sandbox/src/{endpoints,runner,serve,soak,stores}/**/*.test.ts',
  'packages/sandbox/src/**/*.soak.test.ts',
  'packages/sandbox/src/time/real-clock.test.ts',
  'scripts/sandbox.test.mjs',
];

export default defineConfig({
  // Tests run on the source: nothing has to be built before them, and nothing can be stale.
  resolve: {
    alias: [
      { find: '@seaworthy/compiler', replacement: source('compiler') },
      { find: '@seaworthy/sandbox', replacement: source('sandbox') },
      { find: '@seaworthy/engine', replacement: source('engine') },
      { find: /^@seaworthy\/runtime\/(.+)$/, replacement: `${runtime}/$1/index.ts` },
    ],
  },
  test: {
    projects: [
      // As many at once as there are cores: they share nothing, and live in virtual time.
      project(
        'apart',
        { include: all, exclude: [...never, ...onTheMachine], maxWorkers: '100%' },
        0,
      ),
      project('machine', { include: onTheMachine, exclude: never, maxWorkers: 1 }, 1),
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { LOG_LEVEL: 'silent', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    reporters: process.env.CI ? ['default'] : ['dot'],
  },
});

/** Groups follow each other; `name` is for `--project`. */
function project(
  name: string,
  files: Pick<InlineConfig, 'include' | 'exclude' | 'maxWorkers'>,
  groupOrder: number,
) {
  return { extends: true as const, test: { name, ...files, sequence: { groupOrder } } };
}
