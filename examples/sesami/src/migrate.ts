import { openDatabase } from './database.ts';
import { requireSettings } from './settings.ts';

// Runs once per release, before the API and the worker.
const settings = requireSettings(process.env, ['DATABASE_URL']);
const database = openDatabase(settings.DATABASE_URL, Number(process.env.DB_POOL_SIZE ?? 5));
await database.migrate();
await database.close();
console.log('The database is up to date.');
