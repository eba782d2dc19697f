import { ListClustersCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { exampleInAccount } from '../testing/deployed-example.ts';

describe('seaworthy status', () => {
  it('says how everything is', async () => {
    const { command } = await exampleInAccount('sesami');

    const { code, stdout, stderr } = await command(['status']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await expect(stdout.replaceAll(/task [0-9a-f]{8}/g, 'task 890e52f4')).toMatchFileSnapshot(
      '../render/testing/status.txt',
    );
  });

  it('names what is wrong first, and exits with 1', async () => {
    const { command, run } = await exampleInAccount('rag-platform');
    await run(async ({ clients: { ecs } }) => {
      const [cluster] = (await ecs.send(new ListClustersCommand({}))).clusterArns ?? [];
      await ecs.send(new UpdateServiceCommand({ cluster, service: 'api', desiredCount: 3 }));
    });

    const { code, stdout } = await command(['status']);

    expect(code).toBe(1);
    expect(stdout).toContain('\nproblem: api runs 1 of 3 tasks.\n');
  });

  it('prints the same as JSON', async () => {
    const { command } = await exampleInAccount('rag-platform');

    const { stdout } = await command(['status', '--json']);

    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      project: 'rag-platform',
      url: 'https://api.example.com',
      problems: [],
      services: [{ name: 'api', running: { desiredTasks: 1, runningTasks: 1 } }],
      alarms: [],
      release: null,
    });
  });

  it('says before the first deployment that nothing is there', async () => {
    const { command } = await exampleInAccount('rag-platform');

    const { code, stdout } = await command(['status', '--environment', 'staging']);

    expect(code).toBe(1);
    expect(stdout).toContain(
      'problem: Nothing of rag-platform is deployed in staging, us-east-1.\n',
    );
    expect(stdout).toContain('--region');
    expect(stdout).not.toContain('Services');
  });
});
