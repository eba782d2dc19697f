import { requireSettings, settingsOrExit } from '@seaworthy/runtime/secrets';
import { Redis } from 'ioredis';
import { analyseRepository, isTemporary } from './analyse-repository.ts';
import { type Database, openDatabase } from './database.ts';
import { localList, type Task } from './tasks.ts';

/** EX_TEMPFAIL of sysexits.h, by which the job definition knows what to try again. */
const temporaryFailure = 75;

const settings = settingsOrExit(['TASK_SERVICE_IMPL', { name: 'DATABASE_URL', check: 'url' }]);
const database = openDatabase(Number(process.env.DB_POOL_SIZE ?? 5));

if (settings.TASK_SERVICE_IMPL === 'AWS') await runBatchJob(database);
else if (settings.TASK_SERVICE_IMPL === 'LOCAL') await runLocally(database);
else throw new Error('TASK_SERVICE_IMPL must be LOCAL or AWS.');
await database.close();

/** On AWS Batch a job is started with one message, in the variable MESSAGE_BODY. */
async function runBatchJob(database: Database): Promise<void> {
  const { MESSAGE_BODY } = requireSettings(['MESSAGE_BODY']);
  const task = JSON.parse(MESSAGE_BODY) as Task;
  await work(database, task).catch((error: unknown) => {
    console.error(`${task.id}: ${messageOf(error)}`);
    // The job definition tries again what ends so, and keeps the message of what fails for good.
    process.exitCode = temporaryFailure;
  });
}

/** Locally the worker takes one task after the other from Redis until it is told to stop. */
async function runLocally(database: Database): Promise<void> {
  const { REDIS_URL } = requireSettings(['REDIS_URL']);
  const redis = new Redis(REDIS_URL);
  redis.on('error', (error) => console.error(`queue: ${error.message}`));
  let stopping = false;
  process.once('SIGTERM', () => {
    stopping = true;
  });
  while (!stopping) {
    const taken = await redis.brpop(localList, 1);
    if (!taken) continue;
    await work(database, JSON.parse(taken[1]) as Task).catch((error: unknown) =>
      console.error(messageOf(error)),
    );
  }
  await redis.quit();
}

/** Throws what another try may mend; what it cannot is the analysis's own result. */
async function work(database: Database, task: Task): Promise<void> {
  await database.setState(task.id, 'PROCESSING');
  try {
    await database.setState(task.id, 'COMPLETED', await analyseRepository(task.repository));
  } catch (error) {
    await database.setState(task.id, 'FAILED', { message: messageOf(error) });
    if (isTemporary(error)) throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
