import { type Located, located } from '../../source/span.ts';
import { mappingAt, oneOrListAt, textsAt, textsOf } from './fields.ts';
import type { ServiceReading } from './service-reading.ts';

/** Additional names in a container's hosts file, as `host=address`. */
export function readExtraHosts({ node }: ServiceReading): readonly Located<string>[] {
  const hosts = mappingAt(node, 'extra_hosts');
  if (!hosts) return textsAt(node, 'extra_hosts').map(withEquals);
  return hosts.entries.flatMap(({ key }) =>
    textsOf(oneOrListAt(hosts, key)).map(({ value, span }) => located(`${key}=${value}`, span)),
  );
}

function withEquals({ value, span }: Located<string>): Located<string> {
  return located(value.includes('=') ? value : value.replace(':', '='), span);
}
