import type { Duplex } from 'node:stream';

/** The `dial` of an interface behind which no server of the sandbox stands. */
export async function refuseConnections(port: number): Promise<Duplex> {
  throw Object.assign(new Error(`connect ECONNREFUSED port ${port}`), { code: 'ECONNREFUSED' });
}
