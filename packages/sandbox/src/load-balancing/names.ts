import { elbError } from './elb-error.ts';
import { invalid } from './read-properties.ts';

/** Throws as ELB does for a name that breaks its rules or is taken. */
export function checkName(
  kind: 'Load balancer' | 'Target group',
  name: string,
  taken: Iterable<{ readonly name: string }>,
): void {
  if (name.length > 32)
    throw invalid(`${kind} name '${name}' cannot be longer than '32' characters`);
  if (!/^[A-Za-z0-9-]+$/.test(name)) {
    throw invalid(
      `${kind} name '${name}' can only contain characters that are alphanumeric characters or hyphens(-)`,
    );
  }
  if (/^-|-$/.test(name)) throw invalid(`${kind} name '${name}' cannot begin or end with '-'`);
  if (kind === 'Load balancer' && name.startsWith('internal-')) {
    throw invalid(`Load balancer name '${name}' cannot begin with 'internal-'`);
  }
  for (const other of taken) {
    if (other.name === name) throw duplicate(kind, name);
  }
}

function duplicate(kind: 'Load balancer' | 'Target group', name: string): Error {
  return elbError(
    kind === 'Load balancer' ? 'DuplicateLoadBalancerName' : 'DuplicateTargetGroupName',
    `A ${kind.toLowerCase()} with the same name '${name}' exists, but with different settings`,
  );
}
