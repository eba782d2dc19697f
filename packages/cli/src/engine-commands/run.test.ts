import type { ScriptFor } from '@seaworthy/sandbox';
import { describe, expect, it } from 'vitest';
import { usualScript } from '../../../engine/src/operations/testing/deployed-example.ts';
import { exampleInAccount } from '../testing/deployed-example.ts';

/** The job goes well when it is deployed, and then does as a test says. */
function laterRun(script: ReturnType<ScriptFor>): ScriptFor {
  const seen = new Set<string>();
  return (scene) => {
    if (scene.container !== 'migrate') return usualScript(scene);
    seen.add(scene.taskArn);
    return seen.size > 1 ? script : usualScript(scene);
  };
}

describe('seaworthy run', () => {
  it('shows what the task writes, and on stderr that it starts and runs', async () => {
    const { command } = await exampleInAccount('sesami');

    const { code, stdout, stderr } = await command(['run', 'migrate']);

    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^migrate: task [0-9a-f]{8} is being started\nmigrate: task [0-9a-f]{8} runs\n$/,
    );
    expect(stdout).toMatch(/^migrate {2}[0-9a-f]{8} │ migrated\n$/);
  });

  it('passes on the exit code', async () => {
    const script = { exits: { after: 1000, code: 42 }, logs: [{ after: 900, line: 'no table' }] };
    const { command } = await exampleInAccount('sesami', laterRun(script));

    const { code, stdout, stderr } = await command(['run', 'migrate']);

    expect(code).toBe(42);
    expect(stdout).toContain('no table');
    expect(stderr).toMatch(/^migrate left with 42/m);
  });

  it('runs another command in the image of a service, in its network', async () => {
    const { command } = await exampleInAccount('rag-platform', (scene) =>
      scene.group.startsWith('family')
        ? { exits: { after: 500, code: 0 }, logs: [{ after: 100, line: 'imported' }] }
        : usualScript(scene),
    );

    const { code, stdout } = await command(['run', 'api', '--', 'node', 'import.js', '--all']);

    expect(code).toBe(0);
    expect(stdout).toContain('imported');
  });

  it('stops the task when the user interrupts', async () => {
    const { command, clock } = await exampleInAccount('sesami', laterRun({}));
    const interruption = new AbortController();
    clock.after(120_000, () => interruption.abort());

    const { code } = await command(['run', 'migrate'], { interruption: interruption.signal });

    expect(code).toBe(130);
  });

  it.each([
    ['frontend', 2, 'frontend is a site, and has no tasks'],
    ['db', 2, 'db is a store, which AWS runs: it has no tasks'],
    ['migrat', 2, 'there is no service migrat in production; did you mean migrate?'],
  ])('refuses %s', async (service, expected, message) => {
    const { command } = await exampleInAccount('sesami');

    const { code, stderr } = await command(['run', service]);

    expect(code).toBe(expected);
    expect(stderr).toContain(message);
  });
});
