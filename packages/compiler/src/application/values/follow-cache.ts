import type { CacheStore } from '../store.ts';
import { textPart } from './draft.ts';
import { followCredentials } from './follow-credentials.ts';
import {
  type Followed,
  type Following,
  followPlace,
  gap,
  nothingFollowed,
  replace,
  setParameter,
  together,
} from './following.ts';

/** Makes an address follow a managed cache: host, port, token, `rediss://`. */
export function followCache(following: Following, { engine }: CacheStore): Followed {
  if (engine === 'memcached') return followPlace(following);
  return together(
    followPlace(following),
    followCredentials(following),
    askForTls(following),
    checkCertificate(following),
  );
}

const secureSchemes: ReadonlyMap<string, string> = new Map([
  ['redis', 'rediss'],
  ['valkey', 'valkeys'],
  ['tcp', 'tls'],
]);

function askForTls(following: Following): Followed {
  const { address } = following;
  if (address.form === 'settings') {
    const isOn = (value: string) => /^true$/i.test(value);
    return setParameter(following, ['ssl', 'tls'], 'ssl=true', isOn);
  }
  if (address.form !== 'url') return gap({ kind: 'tls' });
  const scheme = address.driver ? undefined : secureSchemes.get(address.protocol);
  return scheme ? replace(address.scheme, [textPart(scheme)], `${scheme}://`) : nothingFollowed;
}

/**
 * Celery refuses `rediss://` without this parameter, or does not check the certificate; redis-py
 * takes it too.
 */
function checkCertificate(following: Following): Followed {
  const { address, name } = following;
  const isCelery = /CELERY|BROKER_URL|RESULT_BACKEND/i.test(name);
  const isRedis = address.form === 'url' && /^rediss?$/.test(address.protocol);
  return isCelery && isRedis
    ? setParameter(following, ['sslcertreqs'], 'ssl_cert_reqs=required', () => true)
    : nothingFollowed;
}
