import { readFileSync } from 'node:fs';
import type { Plan } from '@seaworthy/compiler';
import { describe, expect, it } from 'vitest';
import { examplePlan } from '../testing/example-plan.ts';
import { validateSchema } from '../testing/validate-schema.ts';
import { viewOf } from '../testing/view-of.ts';
import { checkJson, costJson, jsonText, planJson } from './result-json.ts';

const schema = JSON.parse(readFileSync(new URL('../../plan.schema.json', import.meta.url), 'utf8'));

function originFor(plan: Plan) {
  const { placeOf } = viewOf(plan, 80);
  return { version: '0.1.0', directory: '.', environment: 'production', placeOf };
}

describe('a result as JSON', () => {
  it('follows the published schema', () => {
    expect(validateSchema(planJson(examplePlan, originFor(examplePlan)), schema)).toEqual([]);
  });

  it('follows the schema too when nothing could be read', () => {
    const unreadable: Plan = { diagnostics: [], templates: [] };
    const json = planJson(unreadable, originFor(unreadable));

    expect(validateSchema(json, schema)).toEqual([]);
    expect(json).toMatchObject({ project: null, application: null, stacks: [], cost: null });
  });

  it('gives places with line and column in place of offsets', () => {
    expect(planJson(examplePlan, originFor(examplePlan))).toMatchObject({
      application: {
        services: [
          {
            name: 'api',
            span: { file: 'compose.yaml', line: 4, column: 3, endLine: 4, endColumn: 6 },
          },
        ],
      },
    });
  });

  it('has the same fields in check and cost as in plan', () => {
    const origin = originFor(examplePlan);
    const plan = planJson(examplePlan, origin);

    expect(plan).toMatchObject(checkJson(examplePlan, origin));
    expect(plan).toMatchObject(costJson(examplePlan, origin));
    expect(Object.keys(checkJson(examplePlan, origin))).toEqual([
      'schemaVersion',
      'version',
      'project',
      'diagnostics',
      'dispositions',
    ]);
    expect(Object.keys(costJson(examplePlan, origin))).toEqual([
      'schemaVersion',
      'version',
      'project',
      'cost',
    ]);
  });

  it('is printed the same each time, with a line at its end', () => {
    const [first, second] = [1, 2].map(() =>
      jsonText(planJson(examplePlan, originFor(examplePlan))),
    );

    expect(first).toBe(second);
    expect(first).toMatch(/\}\n$/);
  });
});
