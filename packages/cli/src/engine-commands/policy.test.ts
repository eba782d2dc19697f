import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runLongCommand } from '../testing/run-command.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const directory = fileURLToPath(new URL('../../../../examples/sesami', import.meta.url));

function actionsOf(text: string): readonly string[] {
  const { Statement }: { Statement: readonly { Action: readonly string[] }[] } = JSON.parse(text);
  return Statement.flatMap(({ Action }) => Action);
}

describe('seaworthy policy', () => {
  it('prints what whoever deploys may do, limited to this project', async () => {
    const { code, stdout, stderr } = await runLongCommand(['policy'], { directory });

    expect(code).toBe(0);
    const policy = JSON.parse(stdout);
    expect(policy.Version).toBe('2012-10-17');
    expect(policy.Statement).toContainEqual({
      Sid: 'PushImages',
      Effect: 'Allow',
      Action: expect.arrayContaining(['ecr:PutImage']),
      Resource: ['arn:aws:ecr:ap-northeast-2:*:repository/sesami/production/*'],
    });
    expect(stderr).toMatch(/^IAM takes it as \d managed policies: --out DIR writes them\.\n$/);
  });

  it('prints for reading only actions that read', async () => {
    const { stdout } = await runLongCommand(['policy', '--for', 'plan'], { directory });

    const writes = actionsOf(stdout).filter(
      (action) => !/:(Describe|Get|List|Filter|Detect|Batch)/.test(action),
    );
    expect(writes).toEqual([]);
  });

  it('lets a workflow open no shell and a developer only where the project does', async () => {
    const [ci, deploy] = await Promise.all(
      ['ci', 'deploy'].map((use) => runLongCommand(['policy', '--for', use], { directory })),
    );

    expect(actionsOf(ci?.stdout ?? '')).not.toContain('ecs:ExecuteCommand');
    expect(actionsOf(deploy?.stdout ?? '')).not.toContain('ecs:ExecuteCommand');
  });

  it('writes as many files as IAM takes', async () => {
    const out = temporaryFolder();

    const { stdout } = await runLongCommand(['policy', '--out', out], { directory });

    const files = readdirSync(out).toSorted();
    expect(files[0]).toBe('sesami-deploy-1.json');
    expect(stdout.match(/^Wrote /gm)).toHaveLength(files.length);
    for (const file of files) {
      const text = readFileSync(join(out, file), 'utf8');
      expect(JSON.stringify(JSON.parse(text)).length).toBeLessThanOrEqual(6144);
    }
  });

  it('prints what doctor reads', async () => {
    const { code, stdout } = await runLongCommand(['policy', '--for', 'doctor'], { directory });

    expect(code).toBe(0);
    const actions = actionsOf(stdout);
    expect(actions).toContain('ecs:DescribeServices');
    expect(actions).toContain('rds:DescribeDBInstances');
    expect(actions).toContain('elasticfilesystem:DescribeMountTargets');
  });
});
