import type { Command, Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import { suggestion, UsageError } from '../command-line/usage-error.ts';
import { diagnosticCodes, diagnosticPage } from '../help/diagnostic-page.ts';
import { actionHelp, commandHelp, generalHelp } from '../help/help-page.ts';
import { composeKeys, keyPage } from '../help/key-page.ts';
import { pageFor, printLines } from '../terminal/output.ts';

/** `seaworthy help`, and help on a command, on a finding's code, or on a Compose key. */
export function help(
  topic: string | undefined,
  commands: readonly Command[],
  surroundings: Surroundings,
): ExitCode {
  const { stdout } = surroundings;
  printLines(helpLines(topic, commands, surroundings), stdout);
  return exitCode.fine;
}

function helpLines(
  topic: string | undefined,
  commands: readonly Command[],
  surroundings: Surroundings,
): readonly string[] {
  const page = pageFor(surroundings.stdout);
  if (topic === undefined || topic === 'help') return generalHelp(commands, page);
  const command = commands.find(({ name }) => name === topic);
  if (command) return commandHelp(command, page);
  const action = actionHelp(topic, commands, page);
  if (action) return action;
  const explanation = diagnosticPage(topic, surroundings) ?? keyPage(topic, page);
  if (explanation) return explanation;
  const names = commands.map(({ name }) => name);
  const topics = [...names, ...diagnosticCodes(surroundings), ...composeKeys()];
  const hint = suggestion(topic, topics, 'seaworthy help lists the commands');
  throw new UsageError(`there is no help on ${topic}`, hint);
}
