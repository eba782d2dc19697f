import type { Application } from '../../application/application.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Span } from '../../source/span.ts';
import { existingItemsOf, existingStoreOf } from '../parts.ts';
import { graphProblems } from './graph-problems.ts';

/** ARNs of what exists that name another account than the first of them does. */
export function findAccountProblems(application: Application): readonly Diagnostic[] {
  const [first, ...others] = existingArns(application);
  return others
    .filter(({ arn }) => first && accountOf(arn) !== accountOf(first.arn))
    .map(({ arn, span }) =>
      graphProblems['graph/two-accounts'](span, {
        found: accountOf(arn),
        other: accountOf(first?.arn ?? ''),
      }),
    );
}

interface PlacedArn {
  readonly arn: string;
  readonly span: Span;
}

function existingArns({ loadBalancer, domain, stores }: Application): readonly PlacedArn[] {
  return [
    ...(loadBalancer ? [{ arn: loadBalancer.listener, span: loadBalancer.span }] : []),
    ...(domain?.certificate ? [{ arn: domain.certificate, span: domain.span }] : []),
    ...stores.flatMap((store) => {
      const existing = existingStoreOf(store);
      const items = [...(existingItemsOf(store)?.items.values() ?? [])];
      return [
        ...(existing ? [{ arn: existing.credentials, span: existing.span }] : []),
        ...items.filter(({ arn }) => accountOf(arn) !== ''),
      ];
    }),
  ];
}

function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}
