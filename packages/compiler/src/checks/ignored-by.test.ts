import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Project, Service } from '../project/project.ts';
import { ignoredBy } from './ignored-by.ts';

describe('what the project ignores', () => {
  it('is ignored everywhere when the project says so', () => {
    const isIgnored = ignoredBy(project(['image-mutable-tag'], {}));
    expect(isIgnored(finding('image-mutable-tag', 'api'))).toBe(true);
    expect(isIgnored(finding('image-mutable-tag'))).toBe(true);
    expect(isIgnored(finding('oom-137', 'api'))).toBe(false);
  });

  it('is ignored for its own service when a service says so', () => {
    const isIgnored = ignoredBy(project([], { api: ['oom-137'] }));
    expect(isIgnored(finding('oom-137', 'api'))).toBe(true);
    expect(isIgnored(finding('oom-137', 'worker'))).toBe(false);
    expect(isIgnored(finding('oom-137'))).toBe(false);
  });

  it('is nothing where there is no project', () => {
    expect(ignoredBy(undefined)(finding('oom-137', 'api'))).toBe(false);
  });
});

const span = { file: 'compose.yaml', start: 0, end: 1 };

/** The only parts of a project that are asked. */
function project(
  ignore: readonly string[],
  services: Readonly<Record<string, readonly string[]>>,
): Project {
  const located = (codes: readonly string[]) => codes.map((value) => ({ value, span }));
  const parts = {
    settings: { ignore: located(ignore) },
    services: Object.entries(services).map(
      ([name, codes]) => ({ name, settings: { ignore: located(codes) } }) as unknown as Service,
    ),
  };
  return parts as unknown as Project;
}

function finding(code: string, owner?: string): Diagnostic {
  return { code, severity: 'warning', message: code, ...(owner !== undefined && { owner }) };
}
