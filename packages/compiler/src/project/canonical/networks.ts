import { composeProblems } from '../compose-diagnostics.ts';
import { entryOf } from '../node.ts';
import type { ServiceNetwork } from '../project.ts';
import { filledTextAt, textsAt, valueAt } from './fields.ts';
import type { ServiceReading } from './service-reading.ts';

/** The networks of a service: `default` unless it names others or shares those of something else. */
export function readNetworks({ node, span, reading }: ServiceReading): readonly ServiceNetwork[] {
  const networks = named(node);
  const mode = filledTextAt(node, 'network_mode');
  if (mode && networks.length > 0) {
    const names = { first: 'networks', second: 'network_mode' };
    const related = [{ message: 'networks are given here', span: networks[0]?.span ?? mode.span }];
    reading.report(composeProblems['compose/contradiction'](mode.span, names, related));
  }
  if (networks.length > 0 || mode || entryOf(node, 'provider')) return networks;
  return [{ name: 'default', aliases: [], span }];
}

function named(node: ServiceReading['node']): readonly ServiceNetwork[] {
  const networks = valueAt(node, 'networks');
  if (networks?.kind === 'mapping') {
    return networks.entries.map(({ key, keySpan, value }) => ({
      name: key,
      aliases: textsAt(value.kind === 'mapping' ? value : undefined, 'aliases').map(
        (alias) => alias.value,
      ),
      span: keySpan,
    }));
  }
  return textsAt(node, 'networks').map(({ value, span }) => ({ name: value, aliases: [], span }));
}
