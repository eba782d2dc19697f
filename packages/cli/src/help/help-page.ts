import type { Action, Command } from '../command-line/command.ts';
import {
  type OptionDefinition,
  type OptionName,
  optionDefinitions,
} from '../command-line/options.ts';
import type { Page } from '../terminal/page.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { layOutTable, type Row } from '../terminal/table.ts';

/** `seaworthy help`: the commands, in the order in which they are used. */
export function generalHelp(commands: readonly Command[], page: Page): readonly string[] {
  const rows = commands.map(({ name, summary }) => row(name, summary, page));
  return [
    ...paragraph(
      'Takes a Docker Compose project to AWS Fargate, and proves that it will run before it sails.',
      page,
    ),
    '',
    'seaworthy COMMAND [OPTIONS]',
    '',
    ...layOutTable(
      [
        ...rows,
        row('help COMMAND', 'Says what a command does and takes', page),
        row('help CODE', 'Explains a finding, such as compose/unknown-key', page),
        row('help KEY', 'Says what becomes of a Compose key, such as healthcheck', page),
      ],
      page,
    ),
    '',
    ...layOutTable([optionRow('help', page), optionRow('version', page)], page),
  ];
}

/** `seaworthy help plan`. */
export function commandHelp(command: Command, page: Page): readonly string[] {
  const { actions } = command;
  return actions ? groupHelp(command, actions, page) : usageHelp(command, page);
}

/** Help on a command whose first argument says what it does. */
function groupHelp(
  { name, description, examples }: Command,
  actions: readonly Action[],
  page: Page,
): readonly string[] {
  return [
    `seaworthy ${name} ACTION [OPTIONS]`,
    '',
    ...paragraph(description, page),
    '',
    ...layOutTable(
      [
        ...actions.map((action) => row(withArguments(action), action.summary, page)),
        row(`help ${name} ACTION`, 'Says what an action does and takes', page),
      ],
      page,
    ),
    '',
    ...exampleLines(examples, page),
  ];
}

function usageHelp(command: Action & Pick<Command, 'shorts'>, page: Page): readonly string[] {
  return [
    ['seaworthy', command.name, command.arguments?.usage, '[OPTIONS]'].filter(Boolean).join(' '),
    '',
    ...paragraph(command.description, page),
    '',
    ...layOutTable(
      command.options.map((name) => optionRow(name, page, command.shorts)),
      page,
    ),
    '',
    ...exampleLines(command.examples, page),
  ];
}

function exampleLines(examples: readonly string[], page: Page): readonly string[] {
  return examples.map((example) => `  ${page.paint.faint('$')} ${example}`);
}

/** `seaworthy help secrets push`; undefined when no command has such an action. */
export function actionHelp(
  topic: string,
  commands: readonly Command[],
  page: Page,
): readonly string[] | undefined {
  for (const { name, actions = [] } of commands) {
    const action = actions.find((candidate) => topic === `${name} ${candidate.name}`);
    if (action) return usageHelp({ ...action, name: topic }, page);
  }
  return undefined;
}

function withArguments({ name, arguments: own }: Action): string {
  return [name, own?.usage].filter(Boolean).join('\u00a0');
}

function row(name: string, text: string, page: Page): Row {
  return { cells: [{ text: name, brush: page.paint.name }, { text }] };
}

function optionRow(name: OptionName, page: Page, shorts: Command['shorts'] = {}): Row {
  const { short: usual, value, help }: OptionDefinition = optionDefinitions[name];
  const own = Object.keys(shorts).find((letter) => shorts[letter] === name);
  const short = own ?? (usual && usual in shorts ? undefined : usual);
  const long = `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`;
  return row(long.replaceAll(' ', '\u00a0'), help, page);
}
