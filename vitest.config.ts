import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string) =>
  fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url));

export default defineConfig({
  // Tests run on the source: nothing has to be built before them, and nothing can be stale.
  resolve: {
    alias: {
      '@seaworthy/compiler': source('compiler'),
      '@seaworthy/sandbox': source('sandbox'),
      '@seaworthy/engine': source('engine'),
    },
  },
  test: {
    include: ['{packages,examples,scripts,bench,corpus}/**/*.test.{ts,mjs}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    env: { LOG_LEVEL: 'silent', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    reporters: process.env.CI ? ['default'] : ['dot'],
  },
});
