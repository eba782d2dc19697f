import { otherNames } from '../../application/addresses/address-book.ts';
import type { Application } from '../../application/application.ts';
import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Project } from '../../project/project.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { onceFor } from '../once-for.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';
import { bindingOf, taskNamed } from '../understood.ts';
import { addressIn } from './address-in.ts';

interface Parameters {
  readonly service: string;
  readonly variable: string;
  readonly why: string;
}

const problems = declareDiagnostics({
  'compose-hostname-unresolvable': {
    severity: 'error',
    message: ({ service, variable, why }: Parameters) =>
      `\`${variable}\` of ${service} leads nowhere: ${why}.`,
    help: () =>
      "Use the managed store's endpoint, or the Compose name of a service that other services may reach; each task has its own `localhost`.",
  },
});

/** Variables that address what has no such name, or no such place, on AWS. */
export const composeHostnameUnresolvable: Check = {
  code: 'compose-hostname-unresolvable',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      for (const { name, value } of set.definition.containers.flatMap((each) => each.environment)) {
        const why = reasonFor(facts, set, value);
        if (why === undefined) continue;
        const span = bindingOf(taskNamed(facts, set.owner), name)?.span;
        const found = { service: nameOf(set), variable: name, why };
        yield about(set, problems['compose-hostname-unresolvable'](span, found));
      }
    }
  },
};

function reasonFor(facts: Facts, set: TaskSet, value: string): string | undefined {
  const { cloud, application } = facts;
  const address = addressIn(value);
  if (!address) return undefined;
  const { host, port } = address;
  // On a plan the project's own words are known: `application/localhost-address`.
  if (isLocalhost(host)) return application ? undefined : elsewhere(cloud, set, port);
  if (!/^[a-z0-9][a-z0-9_-]*$/i.test(host) || isOwnName(set, host)) return undefined;
  if (!namesOf(cloud).has(host)) {
    return isLeftOut(facts, host) ? undefined : `nothing on AWS is called \`${host}\``;
  }
  // Nor is a job that addresses a service: `application/name-unknown`.
  return application && !set.service ? undefined : unaware(set, host);
}

/** Service Connect makes names known to the tasks of services that use it, and to no other task. */
function unaware({ service }: TaskSet, host: string): string | undefined {
  if (!service) return `only tasks of services know names such as \`${host}\``;
  if (service.connects) return undefined;
  return `it is not connected to the names of other services, such as \`${host}\``;
}

/**
 * What became of a service of the project that does not run is told where that was decided:
 * `application/store-unsupported`, `application/address-left-out`.
 */
function isLeftOut({ project, application }: Facts, host: string): boolean {
  return project && application ? namesLeftOut(project)(application).has(host) : false;
}

function isLocalhost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|::1)$/.test(host);
}

/** `localhost` is right for the task's own ports, and for those that nobody else has. */
function elsewhere(cloud: CloudFacts, set: TaskSet, port: number | undefined): string | undefined {
  if (port === undefined || portsOf(set).includes(port)) return undefined;
  const other = taskSetsOf(cloud).find((each) => each !== set && portsOf(each).includes(port));
  return (
    other && `port ${port} of \`localhost\` belongs to ${nameOf(other)}, which runs in another task`
  );
}

function portsOf({ definition }: TaskSet): readonly number[] {
  return definition.containers.flatMap(({ ports }) => ports.map(({ container }) => container));
}

function isOwnName({ definition }: TaskSet, host: string): boolean {
  return definition.containers.some(({ name }) => name === host);
}

const namesLeftOut = onceFor((project: Project) =>
  onceFor((application: Application) => {
    const sites = application.services.filter(({ kind }) => kind === 'site');
    const leftOut = new Set([...application.leftOut, ...sites].map(({ name }) => name));
    return new Set(
      project.services
        .filter(({ name }) => leftOut.has(name))
        .flatMap((service) => [service.name, ...otherNames(service).map(({ name }) => name)]),
    );
  }),
);

const namesOf = onceFor(
  (cloud: CloudFacts): ReadonlySet<string> =>
    new Set(cloud.services.flatMap(({ aliases }) => aliases.map(({ name }) => name))),
);
