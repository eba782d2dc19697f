import { createLifecycle } from '@seaworthy/runtime/lifecycle';
import { settingsOrExit } from '@seaworthy/runtime/secrets';
import { createServer } from './server.ts';
import { connectStores } from './stores.ts';

settingsOrExit([
  { name: 'DATABASE_URL', check: 'url' },
  { name: 'REDIS_URL', check: 'url' },
  'JWT_SECRET_KEY',
  'OPENAI_API_KEY',
  'ANTHROPIC_API_KEY',
  'GOOGLE_OAUTH_CLIENT_ID',
  'GOOGLE_OAUTH_CLIENT_SECRET',
]);
const lifecycle = createLifecycle({ health: false });
const stores = connectStores(process.env);
lifecycle.onClose('stores', () => stores.close());
await stores.prepare();

const server = createServer({
  appName: process.env.APP_NAME ?? 'RAG Platform Backend',
  logLevel: process.env.LOG_LEVEL ?? 'info',
  stores,
});
await server.listen({ host: '0.0.0.0', port: 8001 });
lifecycle.attachServer(server.server);
