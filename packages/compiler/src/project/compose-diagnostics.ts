import { type Declaration, declareDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Place } from './schema/place.ts';

/** Everything that reading Compose files may have to tell. */
export const composeProblems = declareDiagnostics({
  'compose/file-not-found': error<{ path: string; nearest?: string | undefined }>(
    ({ path }) => `There is no file ${path}.`,
    ({ nearest }) =>
      nearest === undefined ? 'Check the path.' : `Did you mean ${quoted(nearest)}?`,
  ),
  'compose/file-unreadable': error<{ path: string; reason: string }>(
    ({ path, reason }) => `${path} cannot be read: ${reason}.`,
    () => 'Make the file readable text, or point to another one.',
  ),
  'compose/remote-file': error<{ path: string }>(
    ({ path }) => `${path} is on another machine; planning reads only the files at hand.`,
    () => 'Fetch the file, keep it in the project, and refer to it there.',
  ),
  'compose/file-too-large': error<{ path: string }>(
    ({ path }) => `${path} is larger than 1 MB.`,
    () => 'Split it into several files with `include`, or check that this is the right file.',
  ),
  'compose/empty-file': error<{ path: string }>(
    ({ path }) => `${path} is empty.`,
    () => 'A Compose file starts with `services:`.',
  ),
  'compose/not-a-mapping': error<{ found: 'scalar' | 'sequence' }>(
    ({ found }) =>
      `A Compose file is a set of keys; this is ${found === 'sequence' ? 'a list' : 'plain text'}.`,
    () => 'Start the file with `services:` and put each service below it.',
  ),
  'compose/several-documents': advice<{ path: string }>(
    ({ path }) =>
      `${path} holds several YAML documents; each is laid over the one before, as Compose does.`,
    () => 'Use separate files and `-f` to make the order plain.',
  ),
  'compose/yaml-syntax': error<{ problem: string; mend: string }>(
    ({ problem }) => `This is not YAML: ${problem}.`,
    ({ mend }) => mend,
  ),
  'compose/too-deep': error<object>(
    () => 'This is nested more than 100 levels deep.',
    () => 'A Compose file never needs that; look for brackets that are not closed.',
  ),
  'compose/too-many-aliases': error<{ name: string }>(
    ({ name }) => `Repeating \`*${name}\` here makes the file too large to read.`,
    () => 'Aliases of aliases multiply; write the values out where they are needed.',
  ),
  // What follows `*` and `!` may be a password without quotes: it is pointed at, not repeated.
  'compose/unknown-alias': error<{ nearest?: string | undefined }>(
    () => 'This alias refers to an anchor that is not above it in this file.',
    ({ nearest }) =>
      nearest === undefined
        ? 'Mark the value to repeat with `&`; quote a text that begins with `*`.'
        : `Did you mean \`*${nearest}\`? Quote a text that begins with \`*\`.`,
  ),
  'compose/endless-alias': error<{ name: string }>(
    ({ name }) => `\`*${name}\` repeats a value inside itself.`,
    () => 'Refer to a value that does not contain this alias.',
  ),
  'compose/bad-merge-key': error<object>(
    () => '`<<` can only take over the keys of a mapping.',
    () => 'Give it an alias of a mapping, such as `<<: *defaults`, or a list of them.',
  ),
  'compose/duplicate-key': error<{ key: string }>(
    ({ key }) => `${quoted(key)} is given twice.`,
    () => 'Keep one of the two.',
  ),
  'compose/key-not-text': error<object>(
    () => 'A key must be text.',
    () => 'Write a plain name before the colon.',
  ),
  'compose/unknown-tag': warning<object>(
    () => 'This tag means nothing here and is ignored.',
    () => 'Compose knows `!reset` and `!override`; quote a text that begins with `!`.',
  ),

  'compose/bad-interpolation': error<{ problem: string }>(
    ({ problem }) => `This is not a variable that Compose can fill in: ${problem}.`,
    () => 'Write `${NAME}` or `${NAME:-default}`; for a plain dollar sign write `$$`.',
  ),
  'compose/unset-variable': warning<{ name: string }>(
    ({ name }) => `The "${name}" variable is not set. Defaulting to a blank string.`,
    ({ name }) => `Set ${name} in .env, or give a default: \`\${${name}:-…}\`.`,
  ),
  'compose/required-variable': error<{ name: string; reason: string }>(
    ({ name, reason }) =>
      `The variable ${name} is required and not set${reason === '' ? '' : `: ${reason}`}.`,
    ({ name }) => `Set ${name} in .env or in the environment.`,
  ),
  'compose/secret-in-structure': error<{ name: string; key: string }>(
    ({ name, key }) =>
      `${name} counts as secret, but ${quoted(key)} is written into the templates as it is.`,
    ({ name }) =>
      `Pass secrets by \`environment\`. If ${name} is no secret, declare it: \`x-seaworthy: { variables: { ${name}: plain } }\`.`,
  ),

  'compose/cannot-merge': error<{ path: string; found: string; earlier: string }>(
    ({ path, found, earlier }) =>
      `${quoted(path)} is ${found} here, but ${earlier} in what it is laid over.`,
    () => 'Write both in the same form, or replace the earlier one with `!override`.',
  ),
  'compose/listed-twice': warning<{ entry: string; key: string }>(
    ({ entry, key }) => `${quoted(entry)} is listed twice in ${quoted(key)}; the last one counts.`,
    () => 'Remove one of the two.',
  ),
  'compose/extends-unknown-service': error<{
    service: string;
    base: string;
    path: string;
    nearest?: string | undefined;
  }>(
    ({ service, base, path }) =>
      `${quoted(service)} extends the service ${quoted(base)}, which ${path} does not have.`,
    ({ nearest }) => didYouMean(nearest, 'Name a service of that file.'),
  ),
  'compose/extends-cycle': error<{ cycle: readonly string[] }>(
    ({ cycle }) => `Services extend each other in a circle: ${cycle.join(' → ')}.`,
    () => 'Move what they share to a service that extends nothing.',
  ),
  'compose/include-cycle': error<{ cycle: readonly string[] }>(
    ({ cycle }) => `Files include each other in a circle: ${cycle.join(' → ')}.`,
    () => 'Remove one of these `include` entries.',
  ),
  'compose/too-many-includes': error<object>(
    () => 'More than 1000 files are included.',
    () => 'Include each file once, from one place.',
  ),
  'compose/include-conflict': warning<{ kind: string; name: string; path: string }>(
    ({ kind, name, path }) =>
      `The ${kind} ${quoted(name)} of ${path} is also defined elsewhere; the two are merged.`,
    () => 'Rename one of them, or make the change in an override file listed in `include: path`.',
  ),

  'compose/unknown-key': error<{ key: string; where: string; nearest?: string | undefined }>(
    ({ key, where }) => `${quoted(key)} is not a key of ${where}.`,
    ({ nearest }) => didYouMean(nearest, 'Remove it; keys of your own start with `x-`.'),
  ),
  'compose/wrong-type': error<{
    place: Subject;
    expected: string;
    found: string;
    mend?: string | undefined;
  }>(
    ({ place, expected, found }) => `${subject(place)} must be ${expected}, not ${found}.`,
    ({ expected, found, mend }) => mend ?? typeHint(expected, found),
  ),
  'compose/missing-key': error<{ key: string; place: Subject }>(
    ({ key, place }) => `${subject(place)} needs ${quoted(key)}.`,
    ({ key }) => `Add \`${key}: …\`.`,
  ),
  'compose/bad-value': error<{
    place: Subject;
    value: string;
    expected: string;
    nearest?: string | undefined;
  }>(
    ({ place, value }) => `${subject(place)} cannot be ${quoted(value)}.`,
    ({ expected, nearest }) => didYouMean(nearest, `Use ${expected}.`),
  ),
  'compose/bad-name': error<{ kind: string; name: string }>(
    ({ kind, name }) => `${quoted(name)} cannot be the name of a ${kind}.`,
    () => 'Use the letters a–z and A–Z, digits, dots, underscores and hyphens.',
  ),

  'compose/bad-port': error<{ port: string; problem: string }>(
    ({ port, problem }) => `${quoted(port)} is not a port: ${problem}.`,
    () => 'Write `"8080:80"`, `"127.0.0.1:8080:80/tcp"` or `"80"`.',
  ),
  'compose/bad-volume': error<{ volume: string; problem: string }>(
    ({ volume, problem }) => `${quoted(volume)} is not a volume: ${problem}.`,
    () => 'Write `"data:/var/lib/data"`, `"./folder:/folder:ro"`, or the long form.',
  ),
  'compose/bad-duration': error<{ what: string; value: string }>(
    ({ what, value }) =>
      `${quoted(what)} cannot be ${quoted(value)}: that is not a length of time.`,
    () => 'Write a number with its unit, such as `30s`, `1m30s` or `500ms`.',
  ),
  'compose/bad-size': error<{ what: string; value: string }>(
    ({ what, value }) => `${quoted(what)} cannot be ${quoted(value)}: that is not a size.`,
    () => 'Write a number with its unit, such as `512M` or `2g`.',
  ),
  'compose/bad-number': error<{ what: string; value: string; expected: string }>(
    ({ what, value, expected }) => `${quoted(what)} must be ${expected}, not ${quoted(value)}.`,
    ({ expected }) => `Write ${expected}.`,
  ),
  'compose/bad-command': error<{ what: string; problem: string }>(
    ({ what, problem }) => `${quoted(what)} cannot be split into words: ${problem}.`,
    () => 'Write it as a list: `["program", "argument"]`.',
  ),
  'compose/command-cut-short': warning<{ what: string; operator: string }>(
    ({ what, operator }) =>
      `Compose drops everything from ${quoted(operator)} on: ${quoted(what)} is not run by a shell.`,
    () =>
      'For a shell write `["sh", "-c", "first && second"]`; quote the sign if it is an argument.',
  ),
  'compose/bad-health-test': error<{ found: string }>(
    ({ found }) => `A health check's test cannot start with ${quoted(found)}.`,
    () => 'Start the list with "CMD", "CMD-SHELL" or "NONE", or write the command as text.',
  ),
  'compose/bad-entry': error<{ what: string; entry: string; expected: string }>(
    ({ what, entry }) => `${quoted(entry)} is not an entry of ${quoted(what)}.`,
    ({ expected }) => `Write ${expected}.`,
  ),
  'compose/env-file-not-found': error<{ path: string; nearest?: string | undefined }>(
    ({ path }) => `There is no env_file ${path}.`,
    ({ path, nearest }) =>
      nearest === undefined
        ? `If it may be absent, write \`- path: ${path}\` with \`required: false\`.`
        : `Did you mean ${quoted(nearest)}? If it may be absent, use the long form with \`required: false\`.`,
  ),
  'compose/no-image': error<{ service: string }>(
    ({ service }) => `${quoted(service)} has neither an image nor a build.`,
    () => 'Add `image:` with the name of an image, or `build:` with the folder of a Dockerfile.',
  ),
  'compose/contradiction': error<{ first: string; second: string }>(
    ({ first, second }) => `${quoted(first)} and ${quoted(second)} contradict each other.`,
    () => 'Keep one of the two.',
  ),
  'compose/no-source': error<{ kind: string; name: string; choices: string }>(
    ({ kind, name }) => `The ${kind} ${quoted(name)} does not say where its content comes from.`,
    ({ choices }) => `Give it one of ${choices}.`,
  ),
  'compose/unknown-reference': error<{
    kind: string;
    name: string;
    service: string;
    nearest?: string | undefined;
  }>(
    ({ kind, name, service }) =>
      `${quoted(service)} refers to the ${kind} ${quoted(name)}, which is not defined.`,
    ({ kind, name, nearest }) => didYouMean(nearest, definitionHint(kind, name)),
  ),
  'compose/depends-on-inactive': error<{
    service: string;
    dependency: string;
    profiles: readonly string[];
  }>(
    ({ service, dependency, profiles }) =>
      `${quoted(service)} depends on ${quoted(dependency)}, which is only in ${profileList(profiles)}.`,
    ({ profiles }) =>
      `Activate it with \`--profile ${profiles[0] ?? ''}\`, or write \`required: false\`.`,
  ),
  'compose/dependency-cycle': error<{ cycle: readonly string[] }>(
    ({ cycle }) => `Services wait for each other in a circle: ${cycle.join(' → ')}.`,
    () => 'Remove one of these dependencies.',
  ),
  'compose/project-name': error<{ name: string }>(
    ({ name }) => `${quoted(name)} cannot be the project's name.`,
    () =>
      'Set `name:` at the top of the Compose file: lower-case letters, digits, hyphens and underscores, starting with a letter or digit.',
  ),
  'compose/project-name-changed': warning<{ name: string; used: string }>(
    ({ name, used }) => `Compose turns the project's name ${quoted(name)} into ${quoted(used)}.`,
    ({ used }) => `Write \`name: ${used}\`.`,
  ),
});

type Words<Parameters> = (parameters: Parameters) => string;

function error<Parameters>(
  message: Words<Parameters>,
  help: Words<Parameters>,
): Declaration<Parameters> {
  return { severity: 'error', message, help };
}

function warning<Parameters>(
  message: Words<Parameters>,
  help: Words<Parameters>,
): Declaration<Parameters> {
  return { severity: 'warning', message, help };
}

function advice<Parameters>(
  message: Words<Parameters>,
  help: Words<Parameters>,
): Declaration<Parameters> {
  return { severity: 'advice', message, help };
}

function quoted(text: string): string {
  return `"${text}"`;
}

type Subject = Pick<Place, 'key' | 'listed'>;

/** `"ports"`, or `An entry of "ports"`. */
function subject({ key, listed }: Subject): string {
  return listed ? `An entry of ${quoted(key)}` : quoted(key);
}

function typeHint(expected: string, found: string): string {
  if (found === 'empty' && expected === 'a set of keys') {
    return 'Indent the lines that belong to it by two spaces, or remove the key.';
  }
  if (found === 'empty') return 'Give it a value, or remove the key.';
  const isPlain = found === 'a number' || found === 'true' || found === 'false';
  if (isPlain && expected.includes('text')) return 'Put the value in quotes.';
  if (expected.includes('a list')) return 'Write each entry on its own line after a dash.';
  if (expected.includes('a set of keys')) return 'Write `key: value` lines below it.';
  return `Write ${expected}.`;
}

function didYouMean(nearest: string | undefined, otherwise: string): string {
  return nearest === undefined ? otherwise : `Did you mean ${quoted(nearest)}?`;
}

function definitionHint(kind: string, name: string): string {
  return kind === 'service'
    ? 'Name a service of the project.'
    : `Define it at the top level: \`${kind}s: { ${name}: … }\`.`;
}

function profileList(profiles: readonly string[]): string {
  const names = profiles.map(quoted).join(', ');
  return profiles.length === 1 ? `the profile ${names}` : `the profiles ${names}`;
}
