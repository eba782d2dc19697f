import type { Action, Command } from './command.ts';
import type { Options } from './options.ts';
import { type GivenOptions, type Shorts, splitArguments } from './split-arguments.ts';
import { suggestion, UsageError } from './usage-error.ts';

/** What the arguments ask for. */
export type Request =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly topic?: string }
  | { readonly kind: 'run'; readonly command: Command; readonly options: Options };

/** Reads the arguments of the process. Throws a `UsageError` that says what is wrong with them. */
export function readArguments(args: readonly string[], commands: readonly Command[]): Request {
  const { positionals, given } = splitArguments(args, (name) => ownShorts(name, commands));
  const [name, ...rest] = positionals;
  if (given.version) return { kind: 'version' };
  if (name === undefined) return { kind: 'help' };
  if (name === 'help') return { kind: 'help', ...(rest.length > 0 && { topic: rest.join(' ') }) };
  const command = findCommand(name, commands);
  if (given.help) return { kind: 'help', topic: topicOf(command, rest) };
  if (command.actions) refuseForAction(rest, given, command, command.actions);
  else {
    refuseForeignArguments(rest, command);
    refuseForeignOptions(given, command);
  }
  return { kind: 'run', command, options: toOptions(given, rest) };
}

function topicOf({ name, actions }: Command, [first]: readonly string[]): string {
  return actions && first !== undefined ? `${name} ${first}` : name;
}

/** An action has arguments and options of its own. */
function refuseForAction(
  [first, ...rest]: readonly string[],
  given: GivenOptions,
  { name }: Command,
  actions: readonly Action[],
): void {
  const names = actions.map((action) => action.name);
  const action = actions.find((candidate) => candidate.name === first);
  if (!action) {
    const hint = first === undefined ? helpHint(name) : suggestion(first, names, helpHint(name));
    const missing = `${name} needs one of ${names.join(', ')}`;
    throw new UsageError(first === undefined ? missing : `${name} has no ${first}`, hint);
  }
  const called = { ...action, name: `${name} ${action.name}` };
  refuseForeignArguments(rest, called);
  refuseForeignOptions(given, called);
}

/** Letters that mean something else after a command's name than everywhere. */
function ownShorts(name: string, commands: readonly Command[]): Shorts {
  return commands.find((command) => command.name === name)?.shorts ?? {};
}

function findCommand(name: string, commands: readonly Command[]): Command {
  const command = commands.find((candidate) => candidate.name === name);
  if (command) return command;
  const names = [...commands.map((candidate) => candidate.name), 'help'];
  const hint = suggestion(name, names, 'seaworthy help lists the commands');
  throw new UsageError(`there is no command ${name}`, hint);
}

function refuseForeignArguments(rest: readonly string[], command: Action): void {
  const { name, arguments: own = { usage: '', atLeast: 0, atMost: 0 } } = command;
  const excess = rest[own.atMost];
  if (excess !== undefined) {
    const taken = own.atMost === 0 ? 'no argument' : `no more than ${own.usage}`;
    throw new UsageError(`${name} takes ${taken}, but got ${excess}`, helpHint(name));
  }
  if (rest.length < own.atLeast) {
    throw new UsageError(`${name} needs ${own.usage}`, helpHint(name));
  }
}

function refuseForeignOptions(given: GivenOptions, { name, options }: Action): void {
  const foreign = Object.keys(given).find((option) => !options.some((own) => own === option));
  if (foreign !== undefined) {
    throw new UsageError(`${name} has no option --${foreign}`, helpHint(name));
  }
}

function helpHint(name: string): string {
  return `seaworthy help ${name} shows what it takes`;
}

function toOptions(given: GivenOptions, rest: readonly string[]): Options {
  const [projectName, projectDirectory, region, out, diagram, format] = [
    given['project-name']?.at(-1),
    given['project-directory']?.at(-1),
    given.region?.at(-1),
    given.out?.at(-1),
    given.diagram?.at(-1),
    given.format?.at(-1),
  ];
  refuseTwoForms(given);
  refuseTwoRehearsals(given);
  return {
    arguments: rest,
    files: given.file ?? [],
    envFiles: given['env-file'] ?? [],
    profiles: given.profile ?? [],
    environment: given.environment?.at(-1) ?? 'production',
    strict: given.strict !== undefined,
    json: given.json !== undefined,
    services: given.service ?? [],
    ...(given.fault && { fault: given.fault.at(-1) ?? '' }),
    ...(given.update && { update: given.update.at(-1) ?? '' }),
    keep: given.keep !== undefined,
    watch: given.watch !== undefined,
    follow: given.follow !== undefined,
    ...(given.since && { since: given.since.at(-1) ?? '' }),
    ...(given.task && { task: given.task.at(-1) ?? '' }),
    ...(given.container && { container: given.container.at(-1) ?? '' }),
    stores: given.store ?? [],
    yes: given.yes !== undefined,
    allowReplace: given['allow-replace'] ?? [],
    revertsDrift: given['revert-drift'] !== undefined,
    prune: given.prune !== undefined,
    stdin: given.stdin !== undefined,
    ...(given.dialect && { dialect: dialectNamed(given.dialect.at(-1)) }),
    ...(given['kms-key'] && { kmsKey: given['kms-key'].at(-1) ?? '' }),
    ...(given.cluster && { cluster: given.cluster.at(-1) ?? '' }),
    fix: given.fix !== undefined,
    ...(given.for && { for: useNamed(given.for.at(-1)) }),
    timeout: Number(given.timeout?.at(-1) ?? 300),
    ...(projectName !== undefined && { projectName }),
    ...(projectDirectory !== undefined && { projectDirectory }),
    ...(region !== undefined && { region }),
    ...(out !== undefined && { out }),
    ...(diagram !== undefined && { diagram: diagram === 'svg' ? 'svg' : 'mermaid' }),
    ...(format !== undefined && { format: 'github' }),
  };
}

function useNamed(name: string | undefined): NonNullable<Options['for']> {
  return name === 'plan' || name === 'doctor' || name === 'ci' ? name : 'deploy';
}

function dialectNamed(name: string | undefined): NonNullable<Options['dialect']> {
  return name === 'dotenv' || name === 'node' || name === 'docker-run' ? name : 'compose';
}

/** What goes wrong on purpose would hide what an update does. */
function refuseTwoRehearsals(given: GivenOptions): void {
  if (!given.fault || !given.update) return;
  throw new UsageError('--fault and --update are two rehearsals', 'give one of the two');
}

function refuseTwoForms(given: GivenOptions): void {
  const forms = (['json', 'diagram', 'format'] as const).filter((form) => given[form]);
  const [first, second] = forms;
  if (first !== undefined && second !== undefined) {
    throw new UsageError(
      `--${first} and --${second} both say what is printed`,
      'give one of the two',
    );
  }
}
