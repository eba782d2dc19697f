import type { Fact } from '../../facts/cloud/fact.ts';
import type { ContainerFact } from '../../facts/cloud/task.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import { goodCloud } from './good-facts.ts';

type Lists = {
  readonly [Key in keyof CloudFacts as CloudFacts[Key] extends readonly Fact[]
    ? Key
    : never]: CloudFacts[Key];
};
type FactOf<Key extends keyof Lists> = Lists[Key] extends readonly (infer Kind)[] ? Kind : never;

/** The cloud with one fact changed; throws when there is no such fact, so that a test cannot lie. */
export function change<Key extends keyof Lists>(
  key: Key,
  id: string,
  patch: Partial<FactOf<Key>>,
  cloud: CloudFacts = goodCloud,
): CloudFacts {
  const facts: readonly Fact[] = cloud[key];
  if (!facts.some((fact) => fact.id === id)) throw new Error(`There is no ${id} in ${key}.`);
  return { ...cloud, [key]: facts.map((fact) => (fact.id === id ? { ...fact, ...patch } : fact)) };
}

/** The cloud with one fact more. */
export function add<Key extends keyof Lists>(
  key: Key,
  fact: FactOf<Key>,
  cloud: CloudFacts = goodCloud,
): CloudFacts {
  return { ...cloud, [key]: [...cloud[key], fact] };
}

/** The cloud without one fact. */
export function remove<Key extends keyof Lists>(
  key: Key,
  id: string,
  cloud: CloudFacts = goodCloud,
): CloudFacts {
  const facts: readonly Fact[] = cloud[key];
  if (!facts.some((fact) => fact.id === id)) throw new Error(`There is no ${id} in ${key}.`);
  return { ...cloud, [key]: facts.filter((fact) => fact.id !== id) };
}

/** The cloud with the first container of a service's task changed. */
export function changeContainer(
  service: string,
  patch: Partial<ContainerFact>,
  cloud: CloudFacts = goodCloud,
): CloudFacts {
  const definition = cloud.taskDefinitions.find(({ id }) => id === `${service}/Task`);
  const [first, ...others] = definition?.containers ?? [];
  if (!first) throw new Error(`There is no container of ${service}.`);
  const containers = [{ ...first, ...patch }, ...others];
  return change('taskDefinitions', `${service}/Task`, { containers }, cloud);
}
