import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string) =>
  fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url));

const runtime = fileURLToPath(new URL('./packages/runtime/src', import.meta.url));

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
    include: ['{packages,examples,scripts,bench,corpus}/**/*.test.{ts,mjs}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { LOG_LEVEL: 'silent', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    reporters: process.env.CI ? ['default'] : ['dot'],
  },
});
