import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { DatabaseFact } from '../../facts/cloud/data.ts';
import type { ContainerFact } from '../../facts/cloud/task.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { mostTasks } from '../most-tasks.ts';
import { onceFor } from '../once-for.ts';
import type { TaskSet } from '../task-sets.ts';
import { connectionLimit } from './connection-limit.ts';
import { storeVariablesOf } from './store-variables.ts';

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

/** What pools open by default: 10 in node-postgres, 5 and 10 more in SQLAlchemy. */
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
  const sets = setsByStore(cloud).get(id) ?? new Set();
  return [...sets].reduce((sum, set) => sum + tasksAtOnce(cloud, set) * connectionsPerTask(set), 0);
}

const setsByStore = onceFor((cloud: CloudFacts) => {
  const sets = new Map<string, Set<TaskSet>>();
  for (const { store, set } of storeVariablesOf(cloud))
    sets.set(store.id, (sets.get(store.id) ?? new Set()).add(set));
  return sets;
});

function tasksAtOnce(cloud: CloudFacts, { service }: TaskSet): number {
  return service ? (mostTasks(cloud, service) * service.maximumPercent) / 100 : 1;
}

function connectionsPerTask({ definition }: TaskSet): number {
  const [container] = definition.containers;
  if (!container) return 0;
  const workers = numberIn(container, /^(WEB_CONCURRENCY|(GUNICORN_|UVICORN_)?WORKERS)$/) ?? 1;
  const pool = numberIn(container, /POOL(_MAX)?(_SIZE)?$|MAX_CONNECTIONS$/) ?? usualPool;
  return workers * pool;
}

function numberIn({ environment }: ContainerFact, name: RegExp): number | undefined {
  const value = Number(environment.find((variable) => name.test(variable.name))?.value);
  return value > 0 ? value : undefined;
}
