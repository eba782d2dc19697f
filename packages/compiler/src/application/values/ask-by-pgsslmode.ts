import type { Binding } from '../application.ts';
import type { Binder } from './binder.ts';
import { textPart } from './draft.ts';

/** Who finds PostgreSQL by `PGHOST` reads `PGSSLMODE` too, and RDS refuses connections without TLS. */
export function askByPgsslmode({ variables, mentions, stores }: Binder): readonly Binding[] {
  const [mention] = mentions.get('PGHOST') ?? [];
  const store = mention && !mention.machine && stores.byName.get(mention.to.service.name)?.store;
  if (!mention || !store || store.kind !== 'relational' || store.engine !== 'postgres') return [];
  if (variables.some(({ name }) => name === 'PGSSLMODE')) return [];
  return [
    {
      name: 'PGSSLMODE',
      value: [textPart('require')],
      span: mention.variable.span,
      reason: `follows ${store.name}: sslmode`,
    },
  ];
}
