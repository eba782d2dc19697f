import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsSchemaText } from '../../../../scripts/generate-settings-schema.mjs';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type KeySchema, keyPaths } from './key-paths.ts';
import { entryOf, type MappingNode, type Node } from './node.ts';
import {
  readDeclaredVariables,
  readProjectSettings,
  readServiceSettings,
} from './read-settings.ts';
import { projectSettings, serviceSettings } from './settings-forms/settings.ts';
import { readYaml } from './testing/read-text.ts';

const fileText = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const extensionOf = (text: string): Node | undefined =>
  entryOf(readYaml(text), 'x-seaworthy')?.value;

const readProject = (text: string) => readProjectSettings(extensionOf(text));
const readService = (text: string) => readServiceSettings(extensionOf(text));

/** Each finding as its code, the text that it points at, and its message. */
const told = (text: string, diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(
    ({ code, span, message, help }) =>
      `${code} [${text.slice(span?.start, span?.end)}] ${message} ${help}`,
  );

describe('the project’s settings', () => {
  it('are read with their places', () => {
    const text = 'x-seaworthy:\n  region: ap-northeast-2\n  waf: { rate: 100 }\n';
    const { settings, diagnostics } = readProject(text);
    expect(diagnostics).toEqual([]);
    expect(settings.region?.value).toBe('ap-northeast-2');
    expect(text.slice(settings.region?.span.start, settings.region?.span.end)).toBe(
      'ap-northeast-2',
    );
    expect(settings.waf).toMatchObject({ rate: { value: 100 }, allowCountries: [] });
    expect(settings.domain).toBeUndefined();
  });

  it('are empty when there are none', () => {
    for (const text of ['name: shop', 'x-seaworthy:']) {
      expect(readProject(text)).toEqual({
        settings: { variables: new Map(), ignore: [] },
        diagnostics: [],
      });
    }
  });

  it('have a short form where one value says most', () => {
    const short = readProject('x-seaworthy: { domain: api.example.com }').settings.domain;
    const long = readProject('x-seaworthy: { domain: { name: api.example.com } }').settings.domain;
    expect(short?.name.value).toBe('api.example.com');
    expect(long?.name.value).toBe('api.example.com');
  });

  it('take variables’ numbers and switches, which arrive as text', () => {
    const { settings } = readProject('x-seaworthy: { logRetention: "30", backup: "yes" }');
    expect(settings.logRetention?.value).toBe(30);
    expect(settings.backup?.value).toBe(true);
  });

  it.each([
    [
      '{ regoin: eu-west-1 }',
      'settings/unknown-key [regoin] `x-seaworthy` has no setting `regoin`. Did you mean `region`?',
    ],
    [
      '{ scale: { max: 3 } }',
      'settings/unknown-key [scale] `x-seaworthy` has no setting `scale`. `scale` is a setting of one service: move it to `x-seaworthy` there.',
    ],
    [
      '{ network: { zone: 2 } }',
      'settings/unknown-key [zone] `network` has no setting `zone`. Did you mean `zones`?',
    ],
    [
      '{ network: { nat: sinlge } }',
      'settings/unknown-choice [sinlge] "sinlge" is no value of `nat`. Did you mean "single"?',
    ],
    [
      '{ network: { nat: true } }',
      'settings/wrong-type [true] `nat` takes "single", "per-zone", "regional", "none", not true. Give it "single", "per-zone", "regional", "none".',
    ],
    [
      '{ network: { zones: 7 } }',
      'settings/out-of-range [7] `zones` takes 1 to 6. Choose a number within these limits; they are AWS’s own.',
    ],
    [
      '{ network: { zones: 2.5 } }',
      'settings/wrong-type [2.5] `zones` takes a whole number, not a number. Give it a whole number.',
    ],
    [
      '{ network: { cidr: 10.0.0.0/8 } }',
      'settings/bad-form [10.0.0.0/8] "10.0.0.0/8" is not a range of addresses, such as "10.0.0.0/16". Give `cidr` a range of addresses, such as "10.0.0.0/16".',
    ],
    [
      '{ network: { cidr: 10.0.256.0/16 } }',
      'settings/bad-form [10.0.256.0/16] "10.0.256.0/16" is not a range of addresses, such as "10.0.0.0/16". Give `cidr` a range of addresses, such as "10.0.0.0/16".',
    ],
    [
      '{ logRetention: 10 }',
      'settings/unknown-choice [10] "10" is no value of `logRetention`. Choose one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.',
    ],
    [
      '{ domain: { hostedZone: Z1 } }',
      'settings/missing-key [{ hostedZone: Z1 }] `domain` needs `name`. Add `name` here.',
    ],
    [
      '{ region: [eu-west-1] }',
      'settings/wrong-type [[eu-west-1]] `region` takes a region, such as "ap-northeast-2", not a list. Give it a region, such as "ap-northeast-2".',
    ],
    [
      '{ secretName: shop-secret }',
      'settings/bad-form [shop-secret] "shop-secret" is not a secret’s name that does not end in a hyphen and six characters. Give `secretName` a secret’s name that does not end in a hyphen and six characters.',
    ],
    [
      '{ variables: { A: hidden } }',
      'settings/unknown-choice [hidden] "hidden" is no value of `A`. Choose one of plain, secret.',
    ],
    [
      '[region]',
      'settings/wrong-type [[region]] `x-seaworthy` takes a set of keys, not a list. Give it a set of keys.',
    ],
  ])('tell what is wrong with x-seaworthy: %s', (written, expected) => {
    const text = `x-seaworthy: ${written}`;
    expect(told(text, readProject(text).diagnostics)).toEqual([expected]);
  });

  it('lose only what is mistaken', () => {
    const { settings, diagnostics } = readProject(
      'x-seaworthy: { region: nowhere, network: { zones: many, nat: none }, backup: true }',
    );
    expect(diagnostics).toHaveLength(2);
    expect(settings.region).toBeUndefined();
    expect(settings.network?.zones).toBeUndefined();
    expect(settings.network?.nat?.value).toBe('none');
    expect(settings.backup?.value).toBe(true);
  });
});

describe('a service’s settings', () => {
  it('name the requests that a rehearsal sends', () => {
    const { settings, diagnostics } = readService(
      'x-seaworthy: { smoke: [/products, { path: /orders, method: POST, headers: { accept: text/plain }, status: "201" }] }',
    );
    expect(diagnostics).toEqual([]);
    const [products, orders] = settings.smoke;
    expect(products?.path.value).toBe('/products');
    expect(orders?.method?.value).toBe('POST');
    expect(orders?.headers.get('accept')?.value).toBe('text/plain');
    expect(orders?.status?.value).toBe('201');
  });

  it('have short forms', () => {
    const { settings, diagnostics } = readService(
      'x-seaworthy: { schedule: "0 3 * * *", site: dist, store: aurora, batch: ec2-spot, hosts: a.example.com }',
    );
    expect(diagnostics).toEqual([]);
    expect(settings.schedule?.expression.value).toBe('0 3 * * *');
    expect(settings.site?.directory.value).toBe('dist');
    expect(settings.store?.type?.value).toBe('aurora');
    expect(settings.batch?.on?.value).toBe('ec2-spot');
    expect(settings.hosts.map(({ value }) => value)).toEqual(['a.example.com']);
  });

  it.each([
    [
      '{ store: { storage: 20 GB } }',
      'settings/wrong-type [20 GB] `storage` takes a whole number of GB, not text. Write the number alone: 20.',
    ],
    [
      '{ store: { version: 16.10 } }',
      'settings/wrong-type [16.10] `version` takes a version in quotes, such as "16.4", not a number. Give it a version in quotes, such as "16.4".',
    ],
    [
      '{ store: { tables: [{ name: a }] } }',
      'settings/missing-key [{ name: a }] `tables` needs `partitionKey`. Add `partitionKey` here.',
    ],
    [
      '{ scale: { min: 4, max: 2 } }',
      'settings/wrong-order [4] `min` is larger than `max`. Lower `min` or raise `max`.',
    ],
    [
      '{ schedule: at noon }',
      'settings/bad-form [at noon] "at noon" is not a time in five fields, such as "0 3 * * *", or rate(…) or cron(…). Give `expression` a time in five fields, such as "0 3 * * *", or rate(…) or cron(…).',
    ],
    [
      '{ paths: api }',
      'settings/bad-form [api] "api" is not a path that begins with "/". Give `paths` a path that begins with "/".',
    ],
    [
      '{ site: ../dist }',
      'settings/bad-form [../dist] "../dist" is not a folder below the project, such as "frontend/dist". Give `directory` a folder below the project, such as "frontend/dist".',
    ],
    [
      '{ region: eu-west-1 }',
      'settings/unknown-key [region] `x-seaworthy` has no setting `region`. `region` is a setting of the whole project: move it to `x-seaworthy` at the top of the file.',
    ],
  ])('tell what is wrong with x-seaworthy: %s', (written, expected) => {
    const text = `x-seaworthy: ${written}`;
    expect(told(text, readService(text).diagnostics)).toEqual([expected]);
  });

  it('take a version with or without quotes where YAML keeps it', () => {
    const version = (text: string) => readService(text).settings.store?.version?.value;
    expect(version('x-seaworthy: { store: { version: 16 } }')).toBe('16');
    expect(version('x-seaworthy: { store: { version: "16.10" } }')).toBe('16.10');
  });

  it.each(['0 3 * * *', '*/5 9-18 * * MON-FRI', 'rate(1 day)', 'cron(0 3 * * ? *)'])(
    'take the schedule %s',
    (schedule) => {
      expect(readService(`x-seaworthy: { schedule: "${schedule}" }`).diagnostics).toEqual([]);
    },
  );
});

describe('declared variables', () => {
  it('are known before anything else is read', () => {
    const root = readYaml('x-seaworthy: { variables: { A: plain, B: secret, C: other, D: [1] } }');
    expect([...readDeclaredVariables(root)]).toEqual([
      ['A', 'plain'],
      ['B', 'secret'],
    ]);
    for (const text of ['a: 1', 'x-seaworthy: 1', 'x-seaworthy: { variables: [A] }']) {
      expect(readDeclaredVariables(readYaml(text)).size).toBe(0);
    }
  });
});

describe('reading settings', () => {
  it('never fails, whatever the tree, and points into it', () => {
    const key = fc.constantFrom(
      'region',
      'domain',
      'network',
      'variables',
      'store',
      'tables',
      'scale',
      'min',
      'x',
      '__proto__',
    );
    const span = { file: 'compose.yaml', start: 1, end: 2 };
    const { node } = fc.letrec<{ node: Node }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc
          .oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null))
          .map((value): Node => ({ kind: 'scalar', value, span })),
        fc
          .array(tie('node'), { maxLength: 3 })
          .map((items): Node => ({ kind: 'sequence', items, span })),
        fc.array(fc.tuple(key, tie('node')), { maxLength: 4 }).map(
          (entries): MappingNode => ({
            kind: 'mapping',
            span,
            entries: entries.map(([name, value]) => ({ key: name, keySpan: span, value })),
          }),
        ),
      ),
    }));
    fc.assert(
      fc.property(node, (tree) => {
        for (const { diagnostics } of [readProjectSettings(tree), readServiceSettings(tree)]) {
          for (const problem of diagnostics) expect(problem.span).toEqual(span);
        }
      }),
    );
  });
});

describe('the published schema', () => {
  it('is made of the forms that read the settings', () => {
    const published = fileText('../../data/x-seaworthy.schema.json');
    expect(published).toBe(settingsSchemaText({ projectSettings, serviceSettings }));
  });
});

describe('docs/settings.md', () => {
  const examples = [
    ...fileText('../../../../docs/settings.md').matchAll(/```yaml\n([\s\S]*?)```/g),
  ].map(([, text = '']) => readYaml(text));
  const projects = examples.flatMap((root) => entryOf(root, 'x-seaworthy')?.value ?? []);
  const services = examples.flatMap((root) => {
    const node = entryOf(root, 'services')?.value;
    const all = node?.kind === 'mapping' ? node.entries.map(({ value }) => value) : [];
    return all.flatMap((service) =>
      service.kind === 'mapping' ? (entryOf(service, 'x-seaworthy')?.value ?? []) : [],
    );
  });

  it('has no example that is refused', () => {
    const problems = [
      ...projects.map(readProjectSettings),
      ...services.map(readServiceSettings),
    ].flatMap(({ diagnostics }) => diagnostics);
    expect(problems).toEqual([]);
  });

  it('has an example of every setting', () => {
    const missing = (form: { schema: () => KeySchema }, nodes: readonly Node[]) => {
      const used = new Set(nodes.flatMap((node) => pathsOf(node, '')));
      return keyPaths(form.schema()).filter((path) => !used.has(path));
    };
    expect(missing(projectSettings, projects)).toEqual([]);
    expect(missing(serviceSettings, services)).toEqual([]);
  });
});

function pathsOf(node: Node, path: string): readonly string[] {
  if (node.kind === 'sequence') return node.items.flatMap((item) => pathsOf(item, path));
  if (node.kind === 'scalar') return [];
  return node.entries.flatMap(({ key, value }) => {
    const below = path === '' ? key : `${path}.${key}`;
    return [below, ...pathsOf(value, below)];
  });
}
