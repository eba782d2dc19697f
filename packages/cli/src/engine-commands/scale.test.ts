import { describe, expect, it } from 'vitest';
import { exampleInAccount } from '../testing/deployed-example.ts';

describe('seaworthy scale', () => {
  it('gives an autoscaled service more tasks, and follows until they run', async () => {
    const { command } = await exampleInAccount('rag-platform');

    const { code, stdout } = await command(['scale', 'api=3']);
    const status = JSON.parse((await command(['diff', '--json'])).stdout);

    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'api has 3 tasks. Autoscaling goes on from there, between 1 and 4.\n',
    });
    expect(status).toMatchObject({ drift: [] });
  });

  it('says what the next deployment does to a service that does not scale by itself', async () => {
    const { command } = await exampleInAccount('audiobook');

    const { code, stdout } = await command(['scale', 'api=3']);

    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^api has 3 tasks\. The next deployment sets 2 again, as compose\S*:\d+ says\.\n$/,
    );
    expect((await command(['diff'])).stdout).toContain('tasks: 3 → 2');
  });

  it.each([
    [
      'api=9',
      /api scales by itself between 1 and 4 tasks \(compose\S+:\d+\), and would leave 9; change x-seaworthy: scale and deploy/,
    ],
    ['api', /scale does not take api; write SERVICE=TASKS, such as api=4/],
    ['api=two', /scale does not take api=two/],
    ['apo=2', /there is no service apo in production; did you mean api\?/],
  ])('refuses %s', async (wish, message) => {
    const { command } = await exampleInAccount('rag-platform');

    const { code, stderr } = await command(['scale', wish]);

    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('refuses what runs only at times', async () => {
    const { command } = await exampleInAccount('sesami');

    const { code, stderr } = await command(['scale', 'migrate=2']);

    expect(code).toBe(2);
    expect(stderr).toContain('migrate runs only at times, and has no number of tasks');
  });
});
