import type { Application, ApplicationService, TaskKind } from '../application/application.ts';
import type { Store } from '../application/store.ts';
import { isExisting } from '../graph/parts.ts';
import type { CostHint } from './cost.ts';
import type { PriceBook } from './price-book.ts';
import { hoursPerMonth } from './usage.ts';

/** Smallest monthly saving, in dollars, that is worth a person's time. */
const worthSaying = 2;

/** Changes that would save money at typical use, dearest first, each with what is given up. */
export function costHints(application: Application, prices: PriceBook): readonly CostHint[] {
  const hints = [
    ...publicTasksInsteadOfNat(application, prices),
    ...application.stores.flatMap((store) => storeHints(store, prices)),
    ...application.services.flatMap((service) => serviceHints(service, prices)),
  ];
  return hints
    .filter((hint) => hint.savingUsd >= worthSaying)
    .map((hint) => ({ ...hint, savingUsd: Math.round(hint.savingUsd * 100) / 100 }))
    .sort((one, other) => other.savingUsd - one.savingUsd);
}

function publicTasksInsteadOfNat(
  { network, services, span }: Application,
  prices: PriceBook,
): readonly CostHint[] {
  const nat = prices.price('nat.hour');
  const address = prices.price('ipv4.public.hour');
  const hasGateway = network.nat !== 'none' && network.nat !== 'existing';
  if (!hasGateway || nat === undefined || address === undefined) return [];
  const gateways = network.nat === 'single' ? 1 : network.zones;
  const tasks = services.reduce((sum, service) => sum + runningTasks(service), 0);
  const saving = (gateways * (nat + address) - tasks * address) * hoursPerMonth;
  const message =
    'x-seaworthy: network: { nat: none } gives tasks public addresses instead of a NAT gateway. ' +
    'Security groups still admit only the load balancer, but outgoing addresses change with every task.';
  return [{ message, savingUsd: saving, span: network.span ?? span }];
}

function storeHints(store: Store, prices: PriceBook): readonly CostHint[] {
  if (isExisting(store)) return [];
  if (store.kind === 'cache') return valkeyInsteadOfRedis(store, prices);
  if (store.kind === 'relational') return instanceInsteadOfAurora(store, prices);
  return [];
}

function valkeyInsteadOfRedis(
  store: Extract<Store, { kind: 'cache' }>,
  prices: PriceBook,
): readonly CostHint[] {
  if (store.engine !== 'redis') return [];
  const redis = prices.price(`elasticache.redis.${store.nodeType}.hour`);
  const valkey = prices.price(`elasticache.valkey.${store.nodeType}.hour`);
  if (redis === undefined || valkey === undefined) return [];
  const message = `${store.name} on Valkey (image valkey/valkey) speaks Redis's protocol and costs a fifth less.`;
  const savingUsd = (redis - valkey) * store.nodes * hoursPerMonth;
  return [{ message, savingUsd, span: store.span }];
}

function instanceInsteadOfAurora(
  store: Extract<Store, { kind: 'relational' }>,
  prices: PriceBook,
): readonly CostHint[] {
  const capacity = prices.price('aurora.slv2.acuHour');
  const instance = prices.price('rds.pg.db.t4g.micro.singleAz.hour');
  const storage = prices.price('rds.pg.gp3.singleAz.gbMonth');
  if (store.engine !== 'postgres' || store.on.kind !== 'aurora') return [];
  if (capacity === undefined || instance === undefined || storage === undefined) return [];
  const message =
    `${store.name} on an RDS db.t4g.micro (x-seaworthy: store: rds) fits a small steady load. ` +
    'It has 1 GB of memory and does not grow by itself.';
  const aurora = Math.max(store.on.minCapacity, 0.5) * capacity * hoursPerMonth;
  const savingUsd = aurora - instance * hoursPerMonth - 20 * storage;
  return [{ message, savingUsd, span: store.span }];
}

function serviceHints(service: ApplicationService, prices: PriceBook): readonly CostHint[] {
  if (service.kind !== 'web' && service.kind !== 'worker') return [];
  return [...armInsteadOfX86(service, prices), ...spotInsteadOfOnDemand(service, prices)];
}

function armInsteadOfX86(
  service: Extract<TaskKind, { kind: 'web' | 'worker' }>,
  prices: PriceBook,
): readonly CostHint[] {
  if (service.architecture === 'ARM64') return [];
  const x86 = taskHour(service, 'fargate.x86', prices);
  const arm = taskHour(service, 'fargate.arm', prices);
  if (x86 === undefined || arm === undefined) return [];
  const message = `${service.name} on ARM (platform: linux/arm64) costs a fifth less, if its image builds for it.`;
  const savingUsd = (x86 - arm) * service.scale.min * hoursPerMonth;
  return [{ message, savingUsd, span: service.span }];
}

function spotInsteadOfOnDemand(
  service: Extract<TaskKind, { kind: 'web' | 'worker' }>,
  prices: PriceBook,
): readonly CostHint[] {
  if (service.kind !== 'worker' || service.spot || service.scale.min < 2) return [];
  const family = service.architecture === 'ARM64' ? 'arm' : 'x86';
  const onDemand = taskHour(service, `fargate.${family}`, prices);
  const spot = taskHour(service, `fargate.spot.${family}`, prices);
  if (onDemand === undefined || spot === undefined) return [];
  const message =
    `${service.name} on Fargate Spot beyond its first task (x-seaworthy: spot: true). ` +
    'AWS may take a Spot task back with two minutes notice.';
  const savingUsd = (onDemand - spot) * (service.scale.min - 1) * hoursPerMonth;
  return [{ message, savingUsd, span: service.span }];
}

/** What one task costs an hour. */
function taskHour(service: TaskKind, key: string, prices: PriceBook): number | undefined {
  const vcpu = prices.price(`${key}.vcpuHour`);
  const gb = prices.price(`${key}.gbHour`);
  if (vcpu === undefined || gb === undefined) return undefined;
  return (service.size.cpu / 1024) * vcpu + (service.size.memory / 1024) * gb;
}

function runningTasks(service: ApplicationService): number {
  return service.kind === 'web' || service.kind === 'worker' ? service.scale.min : 0;
}
