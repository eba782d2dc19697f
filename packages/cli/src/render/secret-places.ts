import { type EnvironmentEntry, type Project, type Span, secretNames } from '@seaworthy/compiler';
import type { TextOf } from './places.ts';

/**
 * Where secrets stand in clear text in the files: what code frames must hide even when nothing in
 * the text itself looks like a secret. A reference such as `${DB_PASSWORD}` is not one.
 */
export function secretPlaces(project: Project, textOf: TextOf): readonly Span[] {
  const entries = project.services.flatMap(({ environment, build }) => [
    ...environment,
    ...(build?.arguments ?? []),
  ]);
  return entries.filter(holdsSecret).flatMap(({ span }) => {
    const written = textOf(span.file)?.slice(span.start, span.end) ?? '';
    return written.includes('$') ? [] : [span];
  });
}

function holdsSecret({ value }: EnvironmentEntry): boolean {
  return value !== null && secretNames(value).length > 0;
}
