import { CreateLogGroupCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { exampleInAccount } from '../testing/deployed-example.ts';

describe('seaworthy destroy', () => {
  it('names what is lost and what stays, and deletes once the name is typed', async () => {
    const { command } = await exampleInAccount('rag-platform');
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return 'rag-platform';
    };

    const { code, stdout, stderr } = await command(
      ['destroy', '--store', 'db', '--store', 'cache'],
      { ask },
    );

    expect(asked).toEqual(['Type rag-platform to delete this:']);
    const seen = stderr
      .replaceAll(/^ +\d.* s {2}/gm, ' 0.0 s  ')
      .replaceAll(/-[A-Za-z0-9]{6}$/gm, '-xxxxxx');
    await expect(seen).toMatchFileSnapshot('../render/testing/destroy.txt');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'rag-platform is gone from production.\n',
    });
    expect(await command(['destroy', '--yes'])).toEqual({
      code: 0,
      stdout: '',
      stderr: 'Nothing of rag-platform is deployed in production, ap-northeast-2.\n',
    });
  });

  it('deletes nothing when another name is typed', async () => {
    const { command } = await exampleInAccount('rag-platform');

    const { code, stderr } = await command(['destroy'], { ask: async () => 'shop' });

    expect(code).toBe(1);
    expect(stderr).toMatch(/Nothing was deleted\.\n$/);
    expect((await command(['status'])).code).toBe(0);
  });

  it('needs --yes where nobody can be asked', async () => {
    const { command } = await exampleInAccount('rag-platform');

    const { code, stderr } = await command(['destroy']);

    expect(code).toBe(2);
    expect(stderr).toMatch(/nobody can be asked here; give --yes to delete unasked\n$/);
  });

  it('keeps stores that are not named, and says so as JSON too', async () => {
    const { command } = await exampleInAccount('rag-platform');

    const { code, stdout } = await command(['destroy', '--yes', '--json']);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'done',
      keptStores: ['db', 'cache'],
      isWhole: false,
    });
  });

  it('says once which resource AWS refused to delete, why, and the ways on', async () => {
    const { command, context } = await exampleInAccount('rag-platform');
    const { logs } = context.clients;
    const logGroupName = '/seaworthy/rag-platform/production/api';
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
    await logs.send(new CreateLogGroupCommand({ logGroupName, deletionProtectionEnabled: true }));

    const { code, stdout, stderr } = await command(['destroy', '--yes']);

    expect(code).toBe(1);
    expect(stderr).toMatch(/ s {2}api +failed\n$/);
    expect(stdout).toBe(`\
problem: ApiLogGroup (/seaworthy/rag-platform/production/api) of rag-platform-production-api could
         not be deleted: The log group cannot be deleted because deletion protection is enabled.
         Disable deletion protection and try again.
Mend that and run the same again: it goes on from there. Or leave it in the account, and then run
the same again:
  aws cloudformation delete-stack --stack-name rag-platform-production-api --retain-resources ApiLogGroup
`);
  });

  it('refuses a store that there is not', async () => {
    const { command } = await exampleInAccount('rag-platform');

    const { code, stderr } = await command(['destroy', '--store', 'cachee', '--yes']);

    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'seaworthy: there is no store cachee; did you mean cache?\n',
    });
  });
});
