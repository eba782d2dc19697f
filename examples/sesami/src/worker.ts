import { createLifecycle } from '@seaworthy/runtime/lifecycle';
import { settingsOrExit } from '@seaworthy/runtime/secrets';
import { runBatchJob } from '@seaworthy/runtime/tasks';
import { openDatabase } from './database.ts';
import { handlersOn, openTasks } from './tasks.ts';

const settings = settingsOrExit(['TASK_SERVICE_IMPL', { name: 'DATABASE_URL', check: 'url' }]);
const database = openDatabase(Number(process.env.DB_POOL_SIZE ?? 5));
const handlers = handlersOn(database);

if (settings.TASK_SERVICE_IMPL === 'AWS') {
  // AWS Batch starts a job with one task; its exit code says whether to try again.
  await runBatchJob(handlers, { log: console });
} else {
  const lifecycle = createLifecycle({ health: false });
  lifecycle.onClose('database', () => database.close());
  const tasks = await openTasks({ lifecycle, log: console });
  tasks.work(handlers, { concurrency: 1, timeoutSeconds: 3600 });
}
