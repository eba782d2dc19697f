import { describe, expect, test } from 'vitest';
import type { Application } from '../application/application.ts';
import { buildGraph } from '../graph/build-graph.ts';
import { applications, databaseUrl, everything, link, web } from '../graph/testing/applications.ts';
import { emitTemplates, type Template } from './emit-templates.ts';
import { findMissed } from './testing/missed-rules.ts';
import {
  at,
  parseTemplate,
  resourcesOf,
  type TemplateBody,
  walk,
} from './testing/template-body.ts';
import { validateTemplate } from './testing/validate-template.ts';

const cases = applications.map((application) => {
  const templates = templatesOf(application);
  return {
    name: `${application.name} (${application.environment})`,
    application,
    templates,
    bodies: templates.map((template) => parseTemplate(template.body)),
  };
});

describe.each(cases)('the templates of $name', ({ application, templates, bodies }) => {
  test('pass AWS’s validator', () => {
    const findings = templates.flatMap(({ stack, body }) =>
      validateTemplate(body, application.region).map((finding) => ({ stack, ...finding })),
    );
    expect(findings).toEqual([]);
  });

  test('keep the rules that AWS’s validator misses', () => {
    expect(findMissed(bodies)).toEqual([]);
  });

  test('take only what a stack before them gives, and what is given is given once', () => {
    const given: unknown[] = [];
    for (const body of bodies) {
      const taken = Object.values(body.Parameters ?? {})
        .filter(({ Type }) => Type.startsWith('AWS::SSM::'))
        .map((parameter) => parameter.Default);
      expect(given).toEqual(expect.arrayContaining(taken));
      given.push(
        ...resourcesOf(body, 'AWS::SSM::Parameter').map(({ Properties }) => at(Properties, 'Name')),
      );
    }
    expect(new Set(given).size).toBe(given.length);
  });

  test('hold no password, and let none out of a secret', () => {
    for (const body of bodies) {
      for (const { path, value } of walk(body.Resources)) {
        const isSensitive = /^(MasterUserPassword|AuthToken|Password|SecretString)$/.test(
          path.at(-1) ?? '',
        );
        if (isSensitive) expect(JSON.stringify(value)).toContain('{{resolve:secretsmanager:${');
        const isReadable = path.at(-1) === 'Environment' || path.at(-2) === 'Outputs';
        if (isReadable) expect(JSON.stringify(value)).not.toContain('{{resolve:');
      }
      for (const { Properties } of resourcesOf(body, 'AWS::SSM::Parameter')) {
        expect(JSON.stringify(Properties)).not.toContain('{{resolve:');
      }
    }
  });

  test('let nothing out of a security group that a rule does not name', () => {
    for (const body of bodies) {
      for (const group of resourcesOf(body, 'AWS::EC2::SecurityGroup')) {
        expect(at(group.Properties, 'SecurityGroupEgress', 0, 'CidrIp')).toBe('255.255.255.255/32');
      }
    }
  });

  test('say of every resource which text of the project asks for it', () => {
    for (const resource of bodies.flatMap((body) => Object.values(body.Resources))) {
      expect(at(resource, 'Metadata', 'seaworthy', 'source')).toMatch(/^compose\.yaml:\d+$/);
    }
  });

  test('are the same bytes when planned again', () => {
    expect(templatesOf(application)).toEqual(templates);
  });
});

describe('one more service', () => {
  const before = templatesOf(everything);
  const after = templatesOf({
    ...everything,
    services: [
      ...everything.services,
      web('admin', {
        environment: [{ name: 'DATABASE_URL', value: databaseUrl('mysql'), span: everything.span }],
      }),
    ],
    links: [...everything.links, link('admin', 'mysql', 3306)],
  });

  test('leaves the stacks of the others as they are, to the byte', () => {
    const others = before.filter((template) => template.layer === 'service');
    expect(after).toEqual(expect.arrayContaining(others));
    expect(after).toHaveLength(before.length + 1);
  });

  test('changes nothing that all share, but for the secret that its value is added to', () => {
    const changed = before
      .filter((template) => template.layer !== 'service')
      .flatMap((old) => {
        const now = after.find((template) => template.stack === old.stack);
        return changedIds(parseTemplate(old.body), parseTemplate(now?.body ?? ''));
      });
    expect(changed).toEqual(['MysqlConnections']);
  });
});

function changedIds(old: TemplateBody, now: TemplateBody): readonly string[] {
  return Object.entries(old.Resources)
    .filter(([id, resource]) => JSON.stringify(resource) !== JSON.stringify(now.Resources[id]))
    .map(([id]) => id);
}

function templatesOf(application: Application): readonly Template[] {
  return emitTemplates(buildGraph(application).graph, ({ file, start }) => `${file}:${start}`);
}
