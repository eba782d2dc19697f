import type { Address } from './address.ts';
import type { FlatText } from './flat-text.ts';
import { readDriverAddress } from './read-driver-address.ts';
import { readSettingsAddress } from './read-settings-address.ts';
import { readSockets } from './read-sockets.ts';
import { readUrls } from './read-urls.ts';

/**
 * Everything in a value that has the shape of an address, whoever it names; a lone word such as
 * `db` has it too.
 */
export function findAddresses(flat: FlatText): readonly Address[] {
  const urls = readUrls(flat.text);
  if (urls.length > 0) return urls;
  const single = readDriverAddress(flat.text) ?? readSettingsAddress(flat.text);
  return single ? [single] : readSockets(flat.text);
}
