import { createServer } from './server.ts';
import { requireSettings } from './settings.ts';
import { stopGracefully } from './shutdown.ts';
import { connectStores } from './stores.ts';

const settings = requireSettings(process.env, [
  'DATABASE_URL',
  'REDIS_URL',
  'JWT_SECRET_KEY',
  'OPENAI_API_KEY',
  'ANTHROPIC_API_KEY',
  'GOOGLE_OAUTH_CLIENT_ID',
  'GOOGLE_OAUTH_CLIENT_SECRET',
]);
const stores = connectStores(settings.DATABASE_URL, settings.REDIS_URL);
await stores.prepare();

const server = createServer({
  appName: process.env.APP_NAME ?? 'RAG Platform Backend',
  logLevel: process.env.LOG_LEVEL ?? 'info',
  stores,
});
await server.listen({ host: '0.0.0.0', port: 8001 });
stopGracefully(server.server, () => stores.close());
