import { openDatabase } from './database.ts';
import { createServer } from './server.ts';
import { requireSettings } from './settings.ts';
import { stopGracefully } from './shutdown.ts';
import { openTasks } from './tasks.ts';

const settings = requireSettings(process.env, [
  'TASK_SERVICE_IMPL',
  'DATABASE_URL',
  'JWT_SECRET',
  'ENCRYPTION_KEY',
  'GITHUB_CLIENT_ID',
  'GITHUB_CLIENT_SECRET',
]);
const database = openDatabase(settings.DATABASE_URL, Number(process.env.DB_POOL_SIZE ?? 5));
const tasks = openTasks(settings.TASK_SERVICE_IMPL, process.env);
const server = createServer({ database, tasks });
await server.listen({ host: '0.0.0.0', port: 8000 });
stopGracefully(server.server, () => Promise.allSettled([database.close(), tasks.close()]));
