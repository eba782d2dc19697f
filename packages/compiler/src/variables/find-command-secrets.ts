import { findCredentials, mergeStretches, type Stretch } from './find-credentials.ts';
import { isKeyFile } from './is-key-file.ts';
import { nameSays } from './name-says.ts';

/**
 * The secrets of a command whose arguments are parted by line feeds; an argument may be a whole
 * command line for a shell. What a shell puts in at run time, such as `$MYSQL_PASSWORD`, is none.
 */
export function findCommandSecrets(command: string): readonly Stretch[] {
  const found = [
    ...findCredentials(command),
    ...findFlagValues(command),
    ...shortFlags.flatMap(({ programs, flag }) =>
      programs.test(command) ? findGroups(command, flag, 'PASSWORD') : [],
    ),
  ];
  return mergeStretches(found).filter(
    (stretch) => !isShellReference(command.slice(stretch.start, stretch.end)),
  );
}

/** `--requirepass x`, `--password=x y` as one argument, `--password` and `x` as two. */
function findFlagValues(command: string): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const match of command.matchAll(flagValue)) {
    const [whole, name = '', ownArgument, ownWord, glued] = match;
    const value = ownArgument ?? ownWord ?? glued ?? '';
    if (nameSays(name) !== 'secret' || value.startsWith('-') || isKeyFile(name, value)) continue;
    const end = match.index + whole.length;
    found.push({ start: end - value.length, end, name });
  }
  return found;
}

const flagValue =
  /(?<![^\s"'])--?([A-Za-z][\w-]*)(?:\n+([^\n]+)|[ \t]+([^\s"']+)|(?<=(?:^|\n)[^\s=]*)=([^\n]+))/g;

/** Flags of one letter that mean a password to these programs only. */
const shortFlags: readonly { readonly programs: RegExp; readonly flag: RegExp }[] = [
  { programs: /\b(?:mysql|mariadb)/, flag: /(?<=\s)-p(\$\([^()]*\)|[^\s"']+|["'][^"'\n]+)/g },
  { programs: /\b(?:redis|valkey)-cli\b/, flag: /(?<=\s)-a(?:\n+([^\n]+)|[ \t]*([^\s"']+))/g },
  { programs: /\bmongo/, flag: /(?<=\s)-p(?:\n+([^\n]+)|[ \t]+([^\s"']+))/g },
  { programs: /\bsqlcmd\b/, flag: /(?<=\s)-P(?:\n+([^\n]+)|[ \t]*([^\s"']+))/g },
  { programs: /\bsshpass\b/, flag: /(?<=\s)-p(?:\n+([^\n]+)|[ \t]*([^\s"']+))/g },
  { programs: /\bcurl\b/, flag: /(?<=\s)(?:-u|--user)\s*["']?[^\s:"']+:([^\s"']+)/g },
];

function findGroups(command: string, pattern: RegExp, name: string): readonly Stretch[] {
  return [...command.matchAll(pattern)].map((match) => {
    const value = match[1] ?? match[2] ?? '';
    const end = match.index + match[0].length;
    return { start: end - value.length, end, name };
  });
}

function isShellReference(value: string): boolean {
  return /^["']?\$(?:[A-Z_][A-Z0-9_]*|\{[A-Z_][A-Z0-9_]*\}|\([^()]*\))["']?$/.test(value);
}
