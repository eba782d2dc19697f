import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runLongCommand } from '../testing/run-command.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const compose = `name: shop
services:
  web: { image: "nginx:1.27", ports: ["80"] }
`;

function repository(files: Readonly<Record<string, string>> = {}): string {
  return temporaryFolder({
    'compose.yaml': compose,
    '.git/config': '[remote "origin"]\n\turl = git@github.com:acme/shop.git\n',
    ...files,
  });
}

function workflowIn(folder: string) {
  return parse(readFileSync(join(folder, '.github/workflows/seaworthy.yml'), 'utf8'));
}

describe('seaworthy ci', () => {
  it('writes a workflow that deploys the main branch with a role, one at a time', async () => {
    const directory = repository();

    const { code, stdout, stderr } = await runLongCommand(['ci'], { directory, width: 100 });

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot('../render/testing/ci.txt');
    const { on, permissions, jobs } = workflowIn(directory);
    expect(on).toEqual({ pull_request: null, push: { branches: ['main'] } });
    expect(permissions).toEqual({ contents: 'read' });
    expect(jobs.deploy).toMatchObject({
      if: "github.event_name == 'push'",
      concurrency: { group: 'seaworthy-shop-production', 'cancel-in-progress': false },
      permissions: { contents: 'read', 'id-token': 'write' },
    });
    const [, , credentials, deploy] = jobs.deploy.steps;
    expect(credentials.with['role-to-assume']).toBe('${{ vars.SEAWORTHY_ROLE }}');
    expect(deploy.run).toMatch(/^npx --yes seaworthy@\S+ deploy --yes$/);
  });

  it('gives pull requests no credentials of AWS, and a comment with the costs', async () => {
    const directory = repository();
    await runLongCommand(['ci'], { directory });

    const { plan } = workflowIn(directory).jobs;

    expect(plan.if).toBe("github.event_name == 'pull_request'");
    expect(plan.permissions).toEqual({ contents: 'read', 'pull-requests': 'write' });
    expect(JSON.stringify(plan)).not.toMatch(/aws-actions|id-token|access-key/);
    await expect(plan.steps[3].run).toMatchFileSnapshot('../render/testing/compare-costs.sh');
  });

  const hasTools = ['jq', 'git', 'bash'].every(
    (tool) => spawnSync(tool, ['--version']).status === 0,
  );

  it.skipIf(!hasTools)('says in the comment what becomes dearer and cheaper', async () => {
    const directory = repository();
    await runLongCommand(['ci'], { directory });
    const [, , , compare] = workflowIn(directory).jobs.plan.steps;
    const cost = (...lines: readonly (readonly [string, string, number])[]) => {
      const typical = lines.reduce((sum, [, , amount]) => sum + amount, 0);
      const listed = lines.map(([owner, what, amount]) => ({
        owner,
        what,
        monthlyUsd: { typical: amount },
      }));
      return JSON.stringify({ cost: { monthlyUsd: { typical }, lines: listed } });
    };
    const before = cost(['api', 'Fargate', 20], ['db', 'Aurora', 70]);
    const after = cost(['api', 'Fargate', 30.5], ['cache', 'ElastiCache', 17.52]);
    const work = temporaryFolder({
      'temp/': '',
      'summary.md': '',
      'after/cost.json': after,
      'before.cost.json': before,
      'bin/npx': '#!/bin/sh\ncat cost.json\n',
      'bin/git': `#!/bin/sh\nmkdir -p "$4" && cp "$WORK/before.cost.json" "$4/cost.json"\n`,
    });
    chmodSync(join(work, 'bin/npx'), 0o755);
    chmodSync(join(work, 'bin/git'), 0o755);

    const { status, stderr } = spawnSync(
      'bash',
      ['--norc', '-euo', 'pipefail', '-c', compare.run],
      {
        cwd: join(work, 'after'),
        encoding: 'utf8',
        env: {
          PATH: `${join(work, 'bin')}:${process.env.PATH}`,
          WORK: work,
          BASE: 'main',
          RUNNER_TEMP: join(work, 'temp'),
          GITHUB_STEP_SUMMARY: join(work, 'summary.md'),
        },
      },
    );

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readFileSync(join(work, 'summary.md'), 'utf8')).toBe(
      [
        '**shop in production** would cost about $48.02 a month, $41.98 less than before.',
        '- api: Fargate: $20.00 → $30.50',
        '- cache: ElastiCache: $0.00 → $17.52',
        '- db: Aurora: $70.00 → $0.00',
        '',
      ].join('\n'),
    );
  });

  it('passes on what was said of the project, from a folder below the repository', async () => {
    const root = repository({
      'apps/web/compose.yaml': compose,
      'apps/web/other file.yaml': compose,
    });
    const directory = join(root, 'apps/web');

    await runLongCommand(['ci', '-f', 'other file.yaml', '--environment', 'staging'], {
      directory,
    });

    const { deploy } = workflowIn(root).jobs;
    expect(deploy.steps.at(-1)).toEqual({
      name: 'Deploy',
      'working-directory': 'apps/web',
      run: expect.stringMatching(/ deploy -f 'other file\.yaml' --environment staging --yes$/),
    });
  });

  it('trusts both forms of GitHub’s subject, of one branch of one repository', async () => {
    const directory = repository({
      '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/trunk\n',
    });
    await runLongCommand(['ci'], { directory });

    const template = JSON.parse(
      readFileSync(join(directory, '.github/seaworthy-role.json'), 'utf8'),
    );
    const [trust] = template.Resources.Role.Properties.AssumeRolePolicyDocument.Statement;

    expect(trust.Action).toBe('sts:AssumeRoleWithWebIdentity');
    expect(trust.Condition).toEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': [
          'repo:acme/shop:ref:refs/heads/trunk',
          { 'Fn::Sub': 'repo:acme@${OwnerId}/shop@${RepositoryId}:ref:refs/heads/trunk' },
        ],
      },
    });
  });

  it('shows what it would change, and changes it only when that is agreed to', async () => {
    const directory = repository({ '.github/workflows/seaworthy.yml': 'name: mine\n' });

    const refused = await runLongCommand(['ci'], { directory });

    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('  - name: mine\n  + # Written by `seaworthy ci`.');
    expect(refused.stderr).toContain('Left .github/workflows/seaworthy.yml as it is');
    expect(readFileSync(join(directory, '.github/workflows/seaworthy.yml'), 'utf8')).toBe(
      'name: mine\n',
    );
    expect((await runLongCommand(['ci', '--yes'], { directory })).code).toBe(0);
    expect(workflowIn(directory).name).toBe('seaworthy');
    expect((await runLongCommand(['ci'], { directory })).stderr).toBe('');
  });

  it.each([
    [
      'is in no repository',
      { '.git/config': '' },
      ['ci'],
      'the repository has no remote on GitHub; give OWNER/REPOSITORY',
    ],
    ['gets no repository', {}, ['ci', 'shop'], 'ci does not take shop; write OWNER/REPOSITORY'],
  ])('refuses when it %s', async (_, files, args, message) => {
    const { code, stderr } = await runLongCommand(args, { directory: repository(files) });

    expect({ code, stderr }).toEqual({ code: 2, stderr: `seaworthy: ${message}\n` });
  });
});
