import { describe, expect, it } from 'vitest';
import { pluginCall, type SessionPlugin, takesVariable } from '../exec/session-plugin.ts';
import { exampleInAccount } from '../testing/deployed-example.ts';
import { engineCommands } from './index.ts';

const installed: SessionPlugin = { version: () => '1.2.677.0', start: async () => 0 };

/** Runs `seaworthy exec` with this plugin on the machine. */
async function runExec(args: readonly string[], plugin: SessionPlugin = installed) {
  const { command } = await exampleInAccount('rag-platform');
  const exec = await engineCommands.exec();
  return command(['exec', ...args], {
    loadEngineCommands: async () => ({
      ...engineCommands,
      exec: async () => (options, surroundings) => exec(options, surroundings, plugin),
    }),
  });
}

describe('seaworthy exec', () => {
  it('says with which setting of Compose a service allows it', async () => {
    const { code, stderr } = await runExec(['api']);

    expect(code).toBe(1);
    expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(
      /^api does not allow it\. Add x-seaworthy: \{ exec: true \} to the service \(compose\S*:\d+\) and deploy/,
    );
  });

  it.each([
    [undefined, 'session-manager-plugin is not installed. How to install it: https://docs.aws'],
    ['1.2.398.0', 'session-manager-plugin is 1.2.398.0, and 1.2.497 is needed.'],
  ])('says how to get the plugin when there is %s', async (version, message) => {
    const { code, stderr } = await runExec(['api'], { ...installed, version: () => version });

    expect(code).toBe(1);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(message);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain('Besides, api does not allow it.');
  });

  it('gives the plugin the token in a variable, and never as an argument', () => {
    const session = { sessionId: 's-1', streamUrl: 'wss://stream', tokenValue: 'canary' };
    const open = { kind: 'open', session, target: 'ecs:shop_0123_0123-1' } as const;

    const { args, variables } = pluginCall(open, 'eu-west-1');

    expect(args.join(' ')).not.toContain('canary');
    expect(args).toEqual([
      'AWS_SSM_START_SESSION_RESPONSE',
      'eu-west-1',
      'StartSession',
      '',
      '{"Target":"ecs:shop_0123_0123-1"}',
      'https://ssm.eu-west-1.amazonaws.com',
    ]);
    expect(JSON.parse(variables.AWS_SSM_START_SESSION_RESPONSE)).toEqual({
      SessionId: 's-1',
      StreamUrl: 'wss://stream',
      TokenValue: 'canary',
    });
  });

  it.each([
    ['1.2.497.0', true],
    ['1.2.496.0', false],
    ['1.3.0.0', true],
    ['1.1.999.0', false],
    ['2.0.0.0', true],
  ])('knows whether version %s takes it from there', (version, takes) => {
    expect(takesVariable(version)).toBe(takes);
  });
});
