import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { DatabaseFact } from '../../facts/cloud/data.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { onceFor } from '../once-for.ts';
import type { Program } from '../programs.ts';
import { storeVariablesOf } from '../store-variables.ts';
import { connectionLimit } from './connection-limit.ts';

interface Parameters {
  readonly store: string;
  readonly limit: number;
  readonly needed: number;
}

const problems = declareDiagnostics({
  'db-connections': {
    severity: 'error',
    message: ({ store, limit, needed }: Parameters) =>
      `${store} takes about ${limit} connections, and its services may open ${needed} while all scale out and deploy.`,
    help: () =>
      'Lower the pool of each process (`DB_POOL_SIZE`), scale out less, take a larger class, or put RDS Proxy between.',
  },
});

/** What the pool of a server opens by default: 10 in node-postgres, 5 and 10 more in SQLAlchemy. */
const usualPool = 10;

/** Databases that their services together can run out of connections. */
export const dbConnections: Check = {
  code: 'db-connections',
  *run({ cloud }) {
    for (const database of cloud.databases) {
      const limit = connectionLimit(database);
      const needed = Math.ceil(connectionsWanted(cloud, database));
      if (limit === undefined || needed <= limit * 0.8) continue;
      const found = { store: nameOf(database), limit, needed };
      // How many connections a process opens is an assumption unless a variable says it.
      yield about(database, withSeverity('warning', problems['db-connections'](undefined, found)));
    }
  },
};

function connectionsWanted(cloud: CloudFacts, { id }: DatabaseFact): number {
  const programs = programsByStore(cloud).get(id) ?? new Set();
  return [...programs].reduce((sum, program) => sum + program.atMost * connectionsEach(program), 0);
}

const programsByStore = onceFor((cloud: CloudFacts) => {
  const programs = new Map<string, Set<Program>>();
  for (const { store, program } of storeVariablesOf(cloud))
    programs.set(store.id, (programs.get(store.id) ?? new Set()).add(program));
  return programs;
});

function connectionsEach(program: Program): number {
  const workers = numberIn(program, /^(WEB_CONCURRENCY|(GUNICORN_|UVICORN_)?WORKERS)$/) ?? 1;
  const pool =
    numberIn(program, /POOL(_MAX)?(_SIZE)?$|MAX_CONNECTIONS$/) ?? usualConnections(program);
  return workers * pool;
}

/** A job works on one thing at a time. */
function usualConnections({ kind }: Program): number {
  return kind === 'service' ? usualPool : 1;
}

function numberIn({ variables }: Program, name: RegExp): number | undefined {
  const value = Number(variables.find((variable) => name.test(variable.name))?.value);
  return value > 0 ? value : undefined;
}
