import { spawn, spawnSync } from 'node:child_process';
import type { ExecResult } from '@seaworthy/engine';

type OpenSession = Extract<ExecResult, { readonly kind: 'open' }>;

/** AWS's program that puts a terminal through to a session. */
export interface SessionPlugin {
  /** Undefined when it is not installed. */
  readonly version: () => string | undefined;
  /** Takes over the terminal until the session ends; its exit code. */
  readonly start: (session: OpenSession, region: string) => Promise<number>;
}

const program = 'session-manager-plugin';

/** The name that the program looks for its session under, from version 1.2.497.0 on. */
const sessionVariable = 'AWS_SSM_START_SESSION_RESPONSE';

/** The one that is installed here. */
export const installedPlugin: SessionPlugin = {
  version: () => {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    return status === 0 ? stdout.trim() : undefined;
  },
  start: (open, region) =>
    new Promise((resolve, reject) => {
      const { args, variables } = pluginCall(open, region);
      const env = { ...process.env, ...variables };
      const child = spawn(program, [...args], { stdio: 'inherit', env });
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    }),
};

/**
 * How the program is called, as AWS's own command line calls it. The session's token goes in a
 * variable: arguments can be read by everybody on the machine.
 */
export function pluginCall({ session, target }: OpenSession, region: string) {
  const { sessionId, streamUrl, tokenValue } = session;
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return {
    args: [
      sessionVariable,
      region,
      'StartSession',
      '',
      JSON.stringify({ Target: target }),
      `https://ssm.${region}.${suffix}`,
    ],
    variables: {
      [sessionVariable]: JSON.stringify({
        SessionId: sessionId,
        StreamUrl: streamUrl,
        TokenValue: tokenValue,
      }),
    },
  };
}

/** Whether a version takes the session from a variable. */
export function takesVariable(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  const parts: readonly (readonly [number, number])[] = [
    [major, 1],
    [minor, 2],
    [patch, 497],
  ];
  for (const [has, needs] of parts) if (has !== needs) return has > needs;
  return true;
}
