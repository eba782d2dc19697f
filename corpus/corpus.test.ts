import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diskHost } from '../packages/cli/src/project-files/disk-host.ts';
import { runCommand } from '../packages/cli/src/testing/run-command.ts';
import { type Plan, planProject } from '../packages/compiler/src/plan.ts';
import { findMissed } from '../packages/compiler/src/template/testing/missed-rules.ts';
import { parseTemplate } from '../packages/compiler/src/template/testing/template-body.ts';
import { validateTemplate } from '../packages/compiler/src/template/testing/validate-template.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const projects = [...projectsIn('corpus/awesome-compose'), ...projectsIn('examples')];

describe.each(projects)('$folder', ({ folder }) => {
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

function projectsIn(parent: string): readonly { readonly folder: string }[] {
  return readdirSync(`${root}${parent}`)
    .map((name) => ({ folder: `${parent}/${name}` }))
    .filter(({ folder }) => composeFile(folder) !== undefined);
}

function composeFile(folder: string): string | undefined {
  return ['compose.yaml', 'compose.yml'].find((name) => existsSync(`${root}${folder}/${name}`));
}

function planOf(folder: string): Plan {
  const production = 'compose.production.yaml';
  const host = diskHost(`${root}${folder}`, { processEnvironment: {} });
  const files = [composeFile(folder) ?? '', production].filter((name) =>
    existsSync(`${root}${folder}/${name}`),
  );
  const folderName = folder.split('/').at(-1) ?? '';
  return planProject(
    { files, folderName, profiles: [], environment: 'production', strict: false },
    host,
  );
}
