import { textPart } from './draft.ts';
import { plainIn } from './flat-text.ts';
import { followCredentials } from './follow-credentials.ts';
import {
  type Followed,
  type Following,
  followPlace,
  gap,
  nothingFollowed,
  replace,
  together,
} from './following.ts';

/** Makes an address follow a managed broker: host, port, credentials, `amqps://`. */
export function followBroker(following: Following): Followed {
  const { address } = following;
  const isAmqp = address.form === 'url' && /^(?:py)?amqps?$/.test(address.protocol);
  return together(
    followPlace(following),
    followCredentials(following),
    isAmqp && address.protocol !== 'amqps'
      ? replace(address.scheme, [textPart('amqps')], 'amqps://')
      : nothingFollowed,
    isAmqp ? checkVirtualHost(following) : nothingFollowed,
  );
}

/** Amazon MQ makes the virtual host `/` alone. */
function checkVirtualHost({ address, flat }: Following): Followed {
  const { path } = address;
  const virtualHost = path && plainIn(flat, path);
  if (!path || !virtualHost || /^(?:\/|%2f)$/i.test(virtualHost)) return nothingFollowed;
  return gap({ kind: 'virtual-host', virtualHost, range: path });
}
