import type { Account } from '../../account.ts';
import type { AddressPool } from '../addresses/address-pool.ts';
import type { Network } from '../network.ts';
import type { NetworkQuotas } from '../quotas.ts';
import type { NetworkRecords } from '../records.ts';

/** What handlers of EC2's resources work on. */
export interface NetworkParts
  extends Pick<Account, 'identity' | 'clock'>,
    Pick<Network, 'plugIn' | 'unplug'> {
  readonly records: NetworkRecords;
  readonly quotas: NetworkQuotas;
  readonly publicAddresses: AddressPool;
}
