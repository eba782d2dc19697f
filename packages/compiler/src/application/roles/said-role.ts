import type { Span } from '../../source/span.ts';
import type { Rule, Verdict } from './candidate.ts';
import type { Role } from './role.ts';
import { saidProduct } from './said-product.ts';

/** What `x-seaworthy` of the service says. */
export const said: readonly Rule[] = [
  ({ service }) => {
    const { role } = service.settings;
    return role?.value === 'local-only'
      ? verdict(
          { kind: 'left-out', reason: 'x-seaworthy says role: local-only' },
          'role',
          role.span,
        )
      : undefined;
  },
  ({ service }) => {
    const { site } = service.settings;
    return site && verdict({ kind: 'site', site }, 'site', site.span);
  },
  ({ service }) => {
    const { schedule } = service.settings;
    return (
      schedule && verdict({ kind: 'schedule', schedule }, 'schedule', schedule.expression.span)
    );
  },
  ({ service }) => {
    const { run } = service.settings;
    return run?.value === 'batch' ? verdict({ kind: 'batch' }, 'run: batch', run.span) : undefined;
  },
  ({ service }) => {
    const { role } = service.settings;
    if (!role || role.value === 'local-only') return undefined;
    return verdict({ kind: role.value }, `role: ${role.value}`, role.span);
  },
  ({ service, image }) => {
    const { store, run } = service.settings;
    if (!store || run?.value === 'container') return undefined;
    const product = saidProduct(store, image?.meaning);
    return product && verdict({ kind: 'store', product }, 'store', store.span);
  },
];

function verdict(role: Role, setting: string, span: Span): Verdict {
  return { role, reasons: [{ text: `x-seaworthy says ${setting}`, span }] };
}
