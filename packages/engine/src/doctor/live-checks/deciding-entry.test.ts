import { expect, it } from 'vitest';
import type { LiveAclEntry } from '../live/read-live-acls.ts';
import { denialOf, internet } from './deciding-entry.ts';

const all: LiveAclEntry = {
  number: 100,
  direction: 'inbound',
  from: 0,
  to: 65_535,
  cidr: '0.0.0.0/0',
  allows: true,
};
const answers = {
  direction: 'inbound',
  ports: { from: 1024, to: 65_535 },
  peer: internet,
} as const;

const cases: readonly (readonly [string, readonly Partial<LiveAclEntry>[], object | undefined])[] =
  [
    ['everything is allowed', [{}], undefined],
    ['nothing is', [], { from: 1024, to: 65_535, by: 32_767 }],
    [
      'a deny comes first',
      [{ number: 90, to: 2000, allows: false }, {}],
      { from: 1024, to: 2000, by: 90 },
    ],
    ['a deny comes later', [{}, { number: 110, allows: false }], undefined],
    ['part of the ports is left over', [{ from: 32_768 }], { from: 1024, to: 32_767, by: 32_767 }],
    ['two entries together suffice', [{ to: 40_000 }, { number: 110, from: 40_001 }], undefined],
    ['only the VPC may', [{ cidr: '10.0.0.0/16' }], { from: 1024, to: 65_535, by: 32_767 }],
    ['some of the internet may', [{ cidr: '52.0.0.0/8' }], undefined],
    [
      'it is about the other direction',
      [{ direction: 'outbound' }],
      { from: 1024, to: 65_535, by: 32_767 },
    ],
  ];

it.each(cases)('answers from the internet when %s', (_what, changes, denial) => {
  const entries = changes.map((change) => ({ ...all, ...change }));
  expect(denialOf({ id: 'acl-1', subnets: [], entries }, answers)).toEqual(denial);
});

it.each([
  ['10.0.0.0/16', undefined],
  ['10.0.1.0/24', undefined],
  ['10.0.1.0/25', undefined],
  ['10.0.2.0/24', { from: 5432, to: 5432, by: 32_767 }],
])('a subnet of 10.0.1.0/24 that %s may call', (cidr, denial) => {
  const acl = { id: 'acl-1', subnets: [], entries: [{ ...all, cidr }] };
  const crossing = {
    direction: 'inbound',
    ports: { from: 5432, to: 5432 },
    peer: '10.0.1.0/24',
  } as const;
  expect(denialOf(acl, crossing)).toEqual(denial);
});
