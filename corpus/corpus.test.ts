import { describe, expect, it } from 'vitest';
import { runCommand } from '../packages/cli/src/testing/run-command.ts';
import { findMissed } from '../packages/compiler/src/template/testing/missed-rules.ts';
import { parseTemplate } from '../packages/compiler/src/template/testing/template-body.ts';
import { validateTemplate } from '../packages/compiler/src/template/testing/validate-template.ts';
import { planOf, projects, root } from './testing/plan-of.ts';

describe.each(projects)('%s', (folder) => {
  const plan = planOf(folder);

  it('is planned as its checked-in output says', async () => {
    const { code, stdout, stderr } = runCommand(['plan', '--project-directory', folder], {
      directory: root,
      width: 100,
    });
    const output = `$ seaworthy plan --project-directory ${folder}\n${stderr}${stdout}exit code ${code}\n`;
    const name = folder.split('/').at(-1);
    await expect(output).toMatchFileSnapshot(`expected/${name}.txt`);
  });

  it('uses no key without a disposition', () => {
    for (const key of plan.project?.keys ?? []) {
      expect(key.reason, key.path).not.toBe('');
    }
    expect(plan.project?.keys.length).toBeGreaterThan(0);
  });

  it('becomes templates that AWS takes', () => {
    expect(plan.templates).not.toHaveLength(0);
    for (const { body, fileName } of plan.templates) {
      expect(validateTemplate(body), fileName).toEqual([]);
    }
    const templates = plan.templates.map(({ body }) => parseTemplate(body));
    expect(findMissed(templates)).toEqual([]);
  });

  it('becomes the same bytes when it is planned again', () => {
    expect(planOf(folder).templates).toEqual(plan.templates);
  });
});

it('holds all 39 projects and the four examples', () => {
  expect(projects).toHaveLength(43);
});
