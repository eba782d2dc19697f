import type { Application, Span, TaskKind } from '@seaworthy/compiler';
import type { Cause, Finding } from './cause.ts';

/** The smallest text of the project that a cause is about. */
export function placeOfCause(finding: Finding, service: TaskKind, application: Application): Span {
  return places[finding.cause]?.(service, finding, application) ?? service.span;
}

type Place = (service: TaskKind, finding: Finding, application: Application) => Span | undefined;

const variable: Place = ({ environment }, { evidence }) =>
  environment.find(({ name, value }) =>
    [name, ...value.map((part) => (part.kind === 'secret' ? part.key : name))].some((word) =>
      new RegExp(`\\b${word}\\b`).test(evidence),
    ),
  )?.span;

const image: Place = ({ image: { span } }) => span;
const memory: Place = ({ size }) => size.asked.memory?.span;
const command: Place = (service) => service.image.span;
const port: Place = (service) =>
  service.kind === 'web' ? service.route.portSpan : service.ports[0]?.span;
const healthPath: Place = (service, finding, application) =>
  (service.kind === 'web' ? service.route.health.span : undefined) ??
  port(service, finding, application);
const containerHealth: Place = ({ health }) => health?.span;

/** The variable or dependency that asks for the connection. */
const link: Place = ({ name }, { evidence }, { links }) => {
  const to = links.filter((candidate) => candidate.from === name);
  const named = to.find((candidate) => evidence.includes(`:${candidate.port}`));
  return (named ?? to[0])?.because.span;
};

/** A variable that holds the address of a store of this kind. */
const storeOf =
  (kind: RegExp): Place =>
  ({ environment }) =>
    environment.find(({ name }) => kind.test(name))?.span;

const places: Partial<Record<Cause, Place>> = {
  'sg-egress-missing': link,
  'sg-ingress-missing': link,
  'image-ecr-denied': image,
  'image-dockerhub-limit': image,
  'image-platform-mismatch': image,
  'image-disk-full': image,
  'image-not-found': image,
  'secret-exec-role-denied': variable,
  'secret-pending-deletion': variable,
  'secret-not-found': variable,
  'secret-json-key-missing': variable,
  'env-required-missing': variable,
  'url-password-unescaped': variable,
  'oom-137': memory,
  'entrypoint-crlf': command,
  'exit-126-127': command,
  'redis-tls-scheme': storeOf(/REDIS|CACHE|VALKEY/),
  'redis-ssl-option-clash': storeOf(/REDIS|CACHE|VALKEY/),
  'redis-cluster-mode': storeOf(/REDIS|CACHE|VALKEY/),
  'db-ssl-required': storeOf(/DATABASE|POSTGRES|MYSQL|^DB_|^PG/),
  'db-connections': storeOf(/DATABASE|POSTGRES|MYSQL|^DB_|^PG/),
  'compose-hostname-unresolvable': variable,
  'bind-localhost': port,
  'tg-unreachable': port,
  'tg-code-mismatch': healthPath,
  'tg-host-header-rejected': healthPath,
  'container-healthcheck-unusable': containerHealth,
};
