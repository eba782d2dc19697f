import type { WireService } from '../shapes/shape.ts';

/** An operation that a request's method and path stand for, with what its path names. */
export interface RestOperation {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** The operation of a REST service whose path fits: literal steps go before names. */
export function findRestOperation(
  service: WireService,
  method: string,
  path: string,
): RestOperation | undefined {
  const steps = stepsOf(path);
  const fitting = Object.entries(service.operations).flatMap(([name, operation]) => {
    if (operation.method !== method || operation.path === undefined) return [];
    const labels = fit(stepsOf(operation.path), steps);
    return labels === undefined ? [] : [{ name, labels }];
  });
  return fitting.sort(
    (one, other) => Object.keys(one.labels).length - Object.keys(other.labels).length,
  )[0];
}

function stepsOf(path: string): readonly string[] {
  return path.split('/').filter((step) => step !== '');
}

function fit(
  pattern: readonly string[],
  steps: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (pattern.length !== steps.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const step = decodeURIComponent(steps[index] ?? '');
    const label = /^\{(\w+)\+?\}$/.exec(wanted)?.[1];
    if (label !== undefined) labels[label] = step;
    else if (wanted !== step) return undefined;
  }
  return labels;
}
