import { createLifecycle } from '@seaworthy/runtime/lifecycle';
import { settingsOrExit } from '@seaworthy/runtime/secrets';
import { openDatabase } from './database.ts';
import { createServer } from './server.ts';
import { openTasks } from './tasks.ts';

settingsOrExit([
  'TASK_SERVICE_IMPL',
  { name: 'DATABASE_URL', check: 'url' },
  'JWT_SECRET',
  'ENCRYPTION_KEY',
  'GITHUB_CLIENT_ID',
  'GITHUB_CLIENT_SECRET',
]);
const lifecycle = createLifecycle({ health: false });
const database = openDatabase(Number(process.env.DB_POOL_SIZE ?? 5));
const tasks = await openTasks({ lifecycle });
lifecycle.onClose('database', () => database.close());
const server = createServer({ database, tasks });
await server.listen({ host: '0.0.0.0', port: 8000 });
lifecycle.attachServer(server.server);
