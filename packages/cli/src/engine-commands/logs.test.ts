import { describe, expect, it } from 'vitest';
import { exampleInAccount } from '../testing/deployed-example.ts';

describe('seaworthy logs', () => {
  it('shows lines of all services by their time, with service and task', async () => {
    const { command } = await exampleInAccount('sesami');

    const { code, stdout, stderr } = await command(['logs', '--since', '1h']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^migrate {2}[0-9a-f]{8} │ migrated\nbackend {2}[0-9a-f]{8} │ backend is up\n/,
    );
  });

  it('shows those of one service, each as an object with --json', async () => {
    const { command } = await exampleInAccount('sesami');

    const { stdout } = await command(['logs', 'migrate', '--since', '1h', '--json']);

    expect(JSON.parse(stdout)).toEqual({
      time: expect.stringMatching(/^2026-01-01T/),
      service: 'migrate',
      container: 'migrate',
      task: expect.stringMatching(/^[0-9a-f]{32}$/),
      line: 'migrated',
    });
  });

  it('takes -f after its name as follow, until the user interrupts, which is its ordinary end', async () => {
    const { command, clock } = await exampleInAccount('rag-platform');
    const interruption = new AbortController();
    clock.after(10_000, () => interruption.abort());

    const { code, stdout } = await command(['logs', '-f', 'api', '--since', '1h'], {
      interruption: interruption.signal,
    });

    expect(code).toBe(0);
    expect(stdout).toMatch(/^api {2}[0-9a-f]{8} │ api is up\n$/);
  });

  it('ends following when its reader has gone, as head does', async () => {
    const { command } = await exampleInAccount('rag-platform');

    const { code, stdout } = await command(['logs', '-f', 'api', '--since', '1h'], {
      isRead: () => false,
    });

    expect(code).toBe(0);
    expect(stdout).toContain('api is up');
  });

  it('says how to see more when nothing was written lately', async () => {
    const { command, run, clock } = await exampleInAccount('rag-platform');
    await run(() => clock.sleep(3_600_000));

    const { code, stdout, stderr } = await command(['logs']);

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe('No line in the last 10m; --since goes further back.\n');
  });

  it('says which tasks have written when there is none of the id that is asked for', async () => {
    const { command } = await exampleInAccount('sesami');

    const { stdout, stderr } = await command(['logs', '--task', 'zzz', '--since', '1h']);

    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^No task whose id begins with zzz has written a line in the last 1h\. These have: (\w+ [0-9a-f]{8}(, | and )?)+\.\n$/,
    );
    expect(stderr).toContain('migrate ');
  });

  it('does not let a line steer the terminal', async () => {
    const line = 'red \u001b[31mtext\u001b[0m \u001b]0;title\u0007 \u001b[2J';
    const { command } = await exampleInAccount('rag-platform', ({ container }) => ({
      listens: [{ port: 8001 }],
      logs: container === 'api' ? [{ after: 100, line }] : [],
    }));

    const plain = await command(['logs', '--since', '1h']);
    const coloured = await command(['logs', '--since', '1h'], { colour: true });

    expect(plain.stdout).toContain('│ red text �]0;title� �[2J\n');
    expect(coloured.stdout).toContain('red \u001b[31mtext\u001b[0m �]0;title� �[2J\u001b[0m\n');
  });

  it.each([
    [['logs', 'apii'], 'there is no service apii in production; did you mean api?'],
    [['logs', '--since', 'yesterday'], '--since does not take yesterday'],
    [['logs', '--since', '2026-13-45'], '--since does not take 2026-13-45; there is no such date'],
  ])('refuses %j', async (args, message) => {
    const { command } = await exampleInAccount('rag-platform');

    const { code, stderr } = await command(args);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
