import { type LogLine, type RunResult, runTask } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { UsageError } from '../command-line/usage-error.ts';
import { jsonText, schemaVersion } from '../json/result-json.ts';
import { logText } from '../render/log-text.ts';
import { printLines } from '../terminal/output.ts';
import { inAccount, refuseUnknownServices } from './in-account.ts';

/** Runs `seaworthy run`. */
export function run(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  const [service = '', ...command] = options.arguments;
  return inAccount(options, surroundings, async ({ plan, context }) => {
    refuseUnknownServices([service], plan);
    if (plan.application.services.find(({ name }) => name === service)?.kind === 'site') {
      throw new UsageError(`${service} is a site, and has no tasks`, 'run another service');
    }
    const { stdout, stderr } = surroundings;
    const draw = logText([service], stdout);
    const line = (written: LogLine): void =>
      printLines([draw(written)], options.json ? stderr : stdout);
    const state = (now: 'starting' | 'running', task: string): void =>
      printLines([`${service}: task ${task.slice(0, 8)} ${states[now]}`], stderr);
    const result = await runTask({ ...plan, service, command }, { line, state }, context);
    if (options.json) stdout.write(jsonText({ schemaVersion, service, ...result }));
    const text = describe(service, result);
    if (text !== undefined) printLines([text], stderr);
    return codeOf(result);
  });
}

/** Fargate takes half a minute or more to start one. */
const states = { starting: 'is being started', running: 'runs' } as const;

/** Undefined when it ended well: then it has said what it has to say. */
function describe(service: string, result: RunResult): string | undefined {
  switch (result.kind) {
    case 'not-deployed':
      return `${service} is not deployed.`;
    case 'not-started':
      return `${service} was not started: ${result.reason}`;
    case 'ended': {
      const { exitCode: code, reason = '' } = result;
      if (code === 0) return undefined;
      const how = code === undefined ? 'never ran' : `left with ${code}`;
      return `${service} ${how}${reason === '' ? '' : `: ${reason}`}`;
    }
  }
}

function codeOf(result: RunResult): ExitCode {
  if (result.kind !== 'ended') return exitCode.problem;
  if (result.interrupted) return exitCode.interrupted;
  return result.exitCode ?? exitCode.problem;
}
