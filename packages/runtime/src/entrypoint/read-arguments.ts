import type { Check, Requirement } from '../secrets/options.ts';

export interface RunArguments {
  readonly command: readonly [string, ...string[]];
  readonly required: readonly Requirement[];
  readonly secretIds?: readonly string[];
  readonly strategy: 'auto' | 'execve' | 'spawn';
}

/** The arguments, or what is wrong with them, or that help is wanted. */
export type ReadArguments =
  | { readonly kind: 'run'; readonly arguments: RunArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'mistake'; readonly message: string };

export const usage = `Usage: seaworthy-run [options] -- command [arguments]

Puts the secrets into the environment, checks what is required, and becomes the command.

  --require NAME[:CHECK],…  must be there; CHECK is int, port, bool, url, json or pem
  --secret NAME,…           secrets of Secrets Manager; default: SECRET_NAME, in production
  --strategy HOW            auto (default), execve or spawn
  --help                    this text

Ends with the command's code, 128 + its signal, 126 or 127 if it cannot be started,
78 if settings are missing or wrong, 75 if AWS could not be reached, 2 for wrong usage.
`;

const checks: readonly Check[] = ['string', 'int', 'port', 'bool', 'url', 'json', 'pem'];
const strategies = ['auto', 'execve', 'spawn'] as const;

export function readArguments(given: readonly string[]): ReadArguments {
  const end = given.indexOf('--');
  const options = end === -1 ? given : given.slice(0, end);
  const [name, ...rest] = end === -1 ? [] : given.slice(end + 1);
  if (options.includes('--help')) return { kind: 'help' };
  const required: Requirement[] = [];
  const secretIds: string[] = [];
  let strategy: RunArguments['strategy'] = 'auto';
  const flags = options.flatMap(splitFlag);
  while (flags.length > 0) {
    const flag = flags.shift() ?? '';
    const value = flags.shift();
    if (value === undefined || !['--require', '--secret', '--strategy'].includes(flag)) {
      return mistake(`${flag} is not an option; the command stands behind --`);
    }
    const parts = value.split(',').filter((part) => part !== '');
    if (flag === '--secret') secretIds.push(...parts);
    else if (flag === '--strategy') {
      const known = strategies.find((one) => one === value);
      if (!known) return mistake(`--strategy is ${strategies.join(', ')}`);
      strategy = known;
    } else {
      const read = parts.map(readRequirement);
      const wrong = parts.find((_, index) => read[index] === undefined);
      if (wrong !== undefined) return mistake(`--require ${wrong}: unknown check`);
      required.push(...read.filter((one) => one !== undefined));
    }
  }
  if (name === undefined) return mistake('a command is missing: seaworthy-run -- node server.js');
  const command: readonly [string, ...string[]] = [name, ...rest];
  const ids = secretIds.length === 0 ? {} : { secretIds };
  return { kind: 'run', arguments: { command, required, strategy, ...ids } };
}

/** `--require=A` is `--require A`. */
function splitFlag(text: string): readonly string[] {
  const [, flag, value] = /^(--[a-z]+)=(.*)$/s.exec(text) ?? [];
  return flag === undefined || value === undefined ? [text] : [flag, value];
}

function readRequirement(text: string): Requirement | undefined {
  const [name = '', written] = text.split(':', 2);
  if (written === undefined) return { name };
  const check = checks.find((known) => known === written);
  return check === undefined ? undefined : { name, check };
}

function mistake(message: string): ReadArguments {
  return { kind: 'mistake', message };
}
