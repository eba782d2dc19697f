import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeSupportPage } from '../../../../scripts/generate-compose-support.mjs';
import { dispositionOf, dispositionTables } from './disposition-table.ts';
import { type KeySchema, keyPaths } from './key-paths.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const specification: KeySchema = JSON.parse(read('../../data/compose-spec.json'));
const entries = dispositionTables.flatMap((table) => Object.entries(table.entries));

describe('the table of dispositions', () => {
  it('has an entry for every key of the specification', () => {
    const known = new Set(entries.map(([path]) => path));
    expect(keyPaths(specification).filter((path) => !known.has(path))).toEqual([]);
  });

  it('has no entry that is not a key of the specification, and none twice', () => {
    const keys = new Set(keyPaths(specification));
    const paths = entries.map(([path]) => path);
    expect(paths.filter((path) => !keys.has(path))).toEqual([]);
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });

  it('gives each key a reason in a whole sentence', () => {
    const short = entries.filter(([, { reason }]) => !/^[A-Z`].{15,}\.$/.test(reason));
    expect(short).toEqual([]);
  });

  it('says what Fargate cannot do, and what to do instead', () => {
    expect(dispositionOf('services.*.shm_size')).toEqual({
      disposition: 'unsupported',
      reason: 'Fargate cannot enlarge /dev/shm; give Chromium --disable-dev-shm-usage.',
    });
    expect(dispositionOf('services.*.ulimits.*.soft').disposition).toBe('approximated');
  });

  it('lets what has no entry of its own follow the key above it', () => {
    expect(dispositionOf('services.*.environment.*')).toEqual(
      dispositionOf('services.*.environment'),
    );
  });

  it('tells its own extension from others', () => {
    expect(dispositionOf('x-seaworthy').disposition).toBe('exact');
    expect(dispositionOf('services.*.x-seaworthy').disposition).toBe('exact');
    expect(dispositionOf('x-logging').disposition).toBe('local-only');
  });

  it('is the table of docs/compose-support.md', () => {
    expect(read('../../../../docs/compose-support.md')).toBe(composeSupportPage(dispositionTables));
  });
});

describe('the paths of keys', () => {
  it('name what the user chooses `*` and leave list items out', () => {
    expect(
      keyPaths({
        properties: {
          services: { patternProperties: { '^[a-z]+$': { $ref: '#/definitions/service' } } },
        },
        patternProperties: { '^x-': {} },
        definitions: {
          service: {
            properties: {
              ports: { items: { oneOf: [{}, { properties: { target: {} } }] } },
              ulimits: { additionalProperties: { properties: { soft: {} } } },
            },
          },
        },
      }),
    ).toEqual([
      'services',
      'services.*.ports',
      'services.*.ports.target',
      'services.*.ulimits',
      'services.*.ulimits.*.soft',
    ]);
  });
});
