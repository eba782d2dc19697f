import { settingsOrExit } from '@seaworthy/runtime/secrets';
import { openDatabase } from './database.ts';

// Runs once per release, before the API and the worker.
settingsOrExit([{ name: 'DATABASE_URL', check: 'url' }]);
const database = openDatabase(Number(process.env.DB_POOL_SIZE ?? 5));
await database.migrate();
await database.close();
console.log('The database is up to date.');
