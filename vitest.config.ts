import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const compiler = fileURLToPath(new URL('./packages/compiler/src/index.ts', import.meta.url));

export default defineConfig({
  // Tests run on the source: nothing has to be built before them, and nothing can be stale.
  resolve: { alias: { '@seaworthy/compiler': compiler } },
  test: {
    include: ['{packages,examples,scripts,bench,corpus}/**/*.test.{ts,mjs}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    env: { LOG_LEVEL: 'silent', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    reporters: process.env.CI ? ['default'] : ['dot'],
  },
});
