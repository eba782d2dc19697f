import { describe, expect, test } from 'vitest';
import { readProject } from '../project/read-project.ts';
import { memoryHost } from '../project/testing/memory-host.ts';
import { understand } from './testing/understand.ts';

const vpc = 'vpc-0123456789abcdef0';
const [one, two, three, four] = [1, 2, 3, 4].map((digit) => `subnet-0123456789abcdef${digit}`);

const shop = (network: string) =>
  `services:\n  api:\n    image: example/api:1\n    ports: ["80:80"]\nx-seaworthy: { network: ${network} }\n`;

const existing = (more = '') => `{ vpc: ${vpc}, public: [${one}, ${two}]${more} }`;

describe('a network that exists', () => {
  test('is where tasks are, and how they get out is its own', () => {
    const text = shop(`{ existing: ${existing(`, private: [${three}, ${four}]`)} }`);
    const { application, codes } = understand(text);
    expect(codes).toEqual([]);
    expect(application.network).toMatchObject({
      nat: 'existing',
      endpoints: [],
      existing: { vpc, publicSubnets: [one, two], privateSubnets: [three, four] },
    });
  });

  test('without private subnets has tasks with public addresses', () => {
    const { application } = understand(shop(`{ existing: ${existing()} }`));
    expect(application.network).toMatchObject({
      nat: 'none',
      existing: { publicSubnets: [one, two], privateSubnets: [one, two] },
    });
  });

  test('may have its tasks in the public subnets, and nothing else is said about it', () => {
    const ids = existing(`, private: [${three}, ${four}]`);
    const kept = understand(shop(`{ nat: none, existing: ${ids} }`));
    expect([kept.application.network.nat, kept.codes]).toEqual(['none', []]);
    const text = shop(
      `{ nat: single, zones: 3, cidr: 10.1.0.0/16, endpoints: [logs], existing: ${ids} }`,
    );
    const { diagnostics } = understand(text);
    expect(diagnostics.map(({ span }) => text.slice(span?.start, span?.end))).toEqual([
      '10.1.0.0/16',
      '3',
      'single',
      'logs',
    ]);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
      new Set(['application/network-exists']),
    );
  });

  test('is named by ids of their form', () => {
    const text = shop('{ existing: { vpc: my-vpc, public: [subnet-0123, 10.0.0.0/24] } }');
    const request = { files: ['compose.yaml'], folderName: 'shop', profiles: [] };
    const { diagnostics } = readProject(request, memoryHost({ 'compose.yaml': text }));
    expect(diagnostics.map(({ code, span }) => [code, text.slice(span?.start, span?.end)])).toEqual(
      [
        ['settings/bad-form', 'my-vpc'],
        ['settings/bad-form', 'subnet-0123'],
        ['settings/bad-form', '10.0.0.0/24'],
      ],
    );
  });
});
