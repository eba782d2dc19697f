import type { Address, UrlAddress } from './address.ts';
import type { Range } from './flat-text.ts';

/** Whether an address is a queue's own URL, and not one of a broker that SQS replaces. */
export function isQueueUrl(address: Address): address is UrlAddress & { readonly path: Range } {
  return (
    address.form === 'url' &&
    address.path !== undefined &&
    address.path.end > address.path.start &&
    ['http', 'https', 'sqs'].includes(address.protocol)
  );
}
