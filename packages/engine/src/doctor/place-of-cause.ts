import type { Application, Span, Store, TaskKind } from '@seaworthy/compiler';
import type { Cause, Finding } from './cause.ts';

/** The smallest text of the project that a cause is about. */
export function placeOfCause(finding: Finding, service: TaskKind, application: Application): Span {
  return places[finding.cause]?.(service, finding, application) ?? service.span;
}

type Place = (service: TaskKind, finding: Finding, application: Application) => Span | undefined;

/** The first of several places that the project has. */
const firstOf =
  (...candidates: readonly Place[]): Place =>
  (...about) => {
    for (const candidate of candidates) {
      const span = candidate(...about);
      if (span) return span;
    }
    return undefined;
  };

/**
 * A variable that the evidence names, as `STRIPE_KEY` or, as settings are called, `stripe_key` or `stripe-key`;
 * or whose key in the secret it names. The longest name.
 */
const variable: Place = ({ environment }, { evidence }) => {
  const words = new Set(evidence.split(/[^\w.-]+/).flatMap((word) => [word, ...word.split(/\W/)]));
  for (const word of [...words]) {
    if (/[-_]/.test(word)) words.add(word.replaceAll('-', '_').toUpperCase());
  }
  const named = environment.filter(({ name, value }) =>
    [name, ...value.map((part) => (part.kind === 'secret' ? part.key : name))].some((word) =>
      words.has(word),
    ),
  );
  return named.reduce<Binding | undefined>(
    (longest, binding) =>
      longest && longest.name.length >= binding.name.length ? longest : binding,
    undefined,
  )?.span;
};

type Binding = TaskKind['environment'][number];

/** The first variable out of the application's secret. */
const secret: Place = ({ environment }) =>
  environment.find(({ value }) => value.some(({ kind }) => kind === 'secret'))?.span;

/** The first variable with the password of a store, whose secrets are one for each store. */
const storeSecret: Place = ({ environment }, { evidence }, { secretName }) =>
  evidence.includes(secretName)
    ? undefined
    : environment.find(({ value }) =>
        value.some((part) => part.kind === 'store' && part.attribute === 'password'),
      )?.span;

const image: Place = ({ image: { span } }) => span;
const fileSystem: Place = ({ fileSystems }) => fileSystems[0]?.span;
const memory: Place = ({ size }) => size.asked.memory?.span;
const port: Place = (service) =>
  service.kind === 'web' ? service.route.portSpan : service.ports[0]?.span;
const healthPath: Place = firstOf(
  (service) => (service.kind === 'web' ? service.route.health.span : undefined),
  port,
);
const containerHealth: Place = ({ health }) => health?.span;
/** The command that is run, if the load balancer's path was taken from it; else the whole check. */
const healthCommand: Place = firstOf(
  (service) =>
    service.kind === 'web' && service.health && service.route.health.from === 'healthcheck'
      ? service.route.health.span
      : undefined,
  containerHealth,
);
const readOnlyRoot: Place = ({ readonlyRoot, readonlyRootSpan }) =>
  readonlyRoot ? readonlyRootSpan : undefined;
const dependency: Place = ({ dependsOn }) => dependsOn[0]?.span;
const network: Place = (_service, _finding, application) => application.network.span;

/** The variable or dependency that asks for the connection; nothing for one of AWS's own making. */
const link: Place = ({ name }, { evidence }, { links }) => {
  const to = links.filter((candidate) => candidate.from === name);
  const named = to.find((candidate) => evidence.includes(`:${candidate.port}`));
  const isOfAws = /:443\b/.test(evidence);
  return (named ?? (isOfAws ? undefined : to[0]))?.because.span;
};

/** A variable that holds the address of a store of this kind, or is named like one. */
const storeOf =
  (kind: Store['kind'], names: RegExp): Place =>
  ({ environment }, _finding, { stores }) => {
    const ofKind = new Set(stores.flatMap((store) => (store.kind === kind ? [store.name] : [])));
    const holder = environment.find(({ value }) =>
      value.some((part) => part.kind === 'store' && ofKind.has(part.store)),
    );
    return (holder ?? environment.find(({ name }) => names.test(name)))?.span;
  };

const cache = storeOf('cache', /REDIS|CACHE|VALKEY/);
const database = storeOf('relational', /DATABASE|POSTGRES|MYSQL|^DB_|^PG/);

/** What says to whom the program answers, as `ALLOWED_HOSTS`; otherwise that is in the program. */
const allowedHosts: Place = ({ environment }) =>
  environment.find(({ name }) => /(ALLOW|TRUST|RAILS).*HOSTS?$/i.test(name))?.span;

const places: Partial<Record<Cause, Place>> = {
  'sg-egress-missing': link,
  'sg-ingress-missing': link,
  'nacl-blocks': network,
  'image-no-route': network,
  'image-endpoints-incomplete': network,
  'image-ecr-denied': image,
  'image-dockerhub-limit': image,
  'image-platform-mismatch': image,
  'image-disk-full': image,
  'image-not-found': image,
  'secret-exec-role-denied': firstOf(variable, storeSecret, secret),
  'secret-pending-deletion': firstOf(variable, storeSecret, secret),
  'secret-not-found': firstOf(variable, storeSecret, secret),
  'secret-json-key-missing': variable,
  'secret-whole-json-injected': firstOf(variable, secret),
  'env-required-missing': variable,
  'url-password-unescaped': variable,
  'efs-mount-failed': fileSystem,
  'oom-137': memory,
  'entrypoint-crlf': image,
  'exit-126-127': image,
  'dotenv-file-required': image,
  'depends-on-invalid': dependency,
  'redis-tls-scheme': cache,
  'redis-ssl-option-clash': cache,
  'redis-cluster-mode': cache,
  'db-ssl-required': database,
  'db-login-refused': database,
  'db-connections': database,
  'port-below-1024': port,
  'read-only-root': readOnlyRoot,
  'compose-hostname-unresolvable': variable,
  'health-grace-short': firstOf(containerHealth, healthPath),
  'bind-localhost': port,
  'tg-unreachable': port,
  'tg-code-mismatch': healthPath,
  'tg-host-header-rejected': firstOf(allowedHosts, healthPath),
  'container-healthcheck-unusable': healthCommand,
  'exit-0-in-service': image,
  'sigterm-ignored': image,
  'crash-loop': firstOf(variable, image),
  'subnet-ip-exhaustion': network,
  'fargate-capacity-az': network,
  'tg-wiring': port,
};
