import { composeProblems } from '../compose-diagnostics.ts';
import { entryOf, isKnown } from '../node.ts';
import type { Build } from '../project.ts';
import { entriesAt } from './environment.ts';
import { filledTextAt, textsAt } from './fields.ts';
import type { ServiceReading } from './service-reading.ts';

/** How a service's image is built. */
export function readBuild(service: ServiceReading): Build | undefined {
  const entry = entryOf(service.node, 'build');
  if (!entry || entry.value.kind === 'sequence') return undefined;
  const { keySpan, value } = entry;
  if (value.kind === 'scalar') {
    if (!isKnown(value)) return undefined;
    const context = { value: String(value.value), span: value.span };
    return { context, arguments: [], platforms: [], span: value.span };
  }
  const dockerfile = filledTextAt(value, 'dockerfile');
  const inlineDockerfile = filledTextAt(value, 'dockerfile_inline');
  const target = filledTextAt(value, 'target');
  if (dockerfile && inlineDockerfile) {
    const names = { first: 'dockerfile', second: 'dockerfile_inline' };
    service.reading.report(composeProblems['compose/contradiction'](inlineDockerfile.span, names));
  }
  return {
    context: filledTextAt(value, 'context') ?? { value: '.', span: keySpan },
    ...(dockerfile && { dockerfile }),
    ...(inlineDockerfile && { inlineDockerfile }),
    ...(target && { target }),
    arguments: entriesAt(value, 'args', 'build', service),
    platforms: textsAt(value, 'platforms'),
    span: keySpan,
  };
}
