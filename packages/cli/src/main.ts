import type { Command, Surroundings } from './command-line/command.ts';
import { describeBug } from './command-line/describe-bug.ts';
import { describeRefusalOfDisk } from './command-line/describe-refusal-of-disk.ts';
import { type ExitCode, exitCode } from './command-line/exit-code.ts';
import { ownVersion } from './command-line/own-version.ts';
import { readArguments } from './command-line/read-arguments.ts';
import { isUsageError } from './command-line/usage-error.ts';
import { checkCommand } from './commands/check.ts';
import { ciCommand } from './commands/ci.ts';
import { costCommand } from './commands/cost.ts';
import { deployCommand } from './commands/deploy.ts';
import { destroyCommand } from './commands/destroy.ts';
import { diffCommand } from './commands/diff.ts';
import { doctorCommand } from './commands/doctor.ts';
import { execCommand } from './commands/exec.ts';
import { help } from './commands/help.ts';
import { initCommand } from './commands/init.ts';
import { logsCommand } from './commands/logs.ts';
import { planCommand } from './commands/plan.ts';
import { policyCommand } from './commands/policy.ts';
import { rehearseCommand } from './commands/rehearse.ts';
import { releasesCommand } from './commands/releases.ts';
import { rollbackCommand } from './commands/rollback.ts';
import { runCommand } from './commands/run.ts';
import { scaleCommand } from './commands/scale.ts';
import { secretsCommand } from './commands/secrets.ts';
import { statusCommand } from './commands/status.ts';
import { printLines } from './terminal/output.ts';

/** What `seaworthy` can do, in the order in which people need it. */
const commands: readonly Command[] = [
  planCommand, // everything at once: what the project becomes, what it costs, what is wrong
  checkCommand, // only what is wrong, for editors and CI
  costCommand, // only what it costs
  rehearseCommand, // whether it runs
  deployCommand, // makes it run on AWS
  rollbackCommand, // back to what ran before
  releasesCommand, // what was deployed, and which of it runs
  initCommand, // the small files that it needs on its way
  secretsCommand, // what tasks read that nobody may see
  doctorCommand, // why it does not run, and what mends it
  statusCommand, // how what is deployed is
  logsCommand,
  runCommand,
  scaleCommand,
  execCommand,
  ciCommand,
  policyCommand,
  diffCommand,
  destroyCommand,
];

/**
 * Runs the command that the arguments name; a promise for those that take their time. Never throws,
 * and the promise never rejects.
 */
export function runCommandLine(
  args: readonly string[],
  surroundings: Surroundings,
): ExitCode | Promise<ExitCode> {
  const explain = (error: unknown): ExitCode => explainFailure(error, args, surroundings);
  try {
    const code = dispatch(args, surroundings);
    return typeof code === 'number' ? code : code.catch(explain);
  } catch (error) {
    return explain(error);
  }
}

function explainFailure(
  error: unknown,
  args: readonly string[],
  surroundings: Surroundings,
): ExitCode {
  if (isUsageError(error)) {
    printLines([`seaworthy: ${error.message}; ${error.hint}`], surroundings.stderr);
    return exitCode.usage;
  }
  const refusal = describeRefusalOfDisk(error);
  if (refusal !== undefined) {
    printLines([`seaworthy: ${refusal}`], surroundings.stderr);
    return exitCode.problem;
  }
  printLines(describeBug(error, args, surroundings), surroundings.stderr);
  return exitCode.bug;
}

function dispatch(
  args: readonly string[],
  surroundings: Surroundings,
): ExitCode | Promise<ExitCode> {
  const request = readArguments(args, commands);
  switch (request.kind) {
    case 'version':
      printLines([ownVersion(surroundings)], surroundings.stdout);
      return exitCode.fine;
    case 'help':
      return help(request.topic, commands, surroundings);
    case 'run':
      return request.command.run(request.options, surroundings);
  }
}
