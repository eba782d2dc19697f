import { expect, test } from 'vitest';
import { readListening } from './read-listening.ts';

const tcp = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid
   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0
   1: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0
   2: 0500000A:1F90 FDFEA9A9:C350 01 00000000:00000000 00:00000000 00000000     0
   3: 0500000A:2328 00000000:0000 06 00000000:00000000 00:00000000 00000000     0
`;
const tcp6 = `  sl  local_address                         remote_address                        st
   0: 00000000000000000000000000000000:0016 00000000000000000000000000000000:0000 0A 00000000
   1: 00000000000000000000000001000000:0017 00000000000000000000000000000000:0000 0A 00000000
   2: 0000000000000000FFFF00000100007F:0018 00000000000000000000000000000000:0000 0A 00000000
   3: 00000000000000000000000000000000:0BB8 00000000000000000000000000000000:0000 0A 00000000
`;

test('Only sockets that listen count, and those at loopback addresses nobody reaches', () => {
  expect(readListening(tcp)).toEqual([
    { port: 3000, reachable: false },
    { port: 8080, reachable: true },
  ]);
  expect(readListening(tcp6)).toMatchObject([
    { port: 22, reachable: true },
    { port: 23, reachable: false },
    { port: 24, reachable: false },
    { port: 3000, reachable: true },
  ]);
});

test('A port that one of two sockets makes reachable is reachable', () => {
  expect(readListening(tcp + tcp6)).toContainEqual({ port: 3000, reachable: true });
});
