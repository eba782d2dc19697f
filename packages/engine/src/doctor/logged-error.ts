/** An error as a program wrote it to its log: the line that says what is wrong, and those around it. */
export interface LoggedError {
  /** `Error: JWT_SECRET is required`, never a line of source code or of a stack. */
  readonly headline: string;
  /** Where it begins and ends in the log, the end not counted. */
  readonly start: number;
  readonly end: number;
  /** Whether it came with the place where it happened, as an exception that nobody caught. */
  readonly hasStack: boolean;
}

/**
 * The errors in a log, oldest first: exceptions with their stacks as Node.js, Python, Java, .NET,
 * Ruby, PHP, Go, Rust, Elixir and C++ write them, and lines that call themselves an error.
 */
export function readErrors(lines: readonly string[]): readonly LoggedError[] {
  const kinds = lineKinds(lines);
  const errors: LoggedError[] = [];
  const announced = announcedLines(lines, kinds);
  for (const [at, line] of lines.entries()) {
    if (kinds[at] !== 'said') continue;
    const endsStack = kinds[at - 1] === 'stack' && named.test(line);
    if (!isHeadline(line) && !announced.has(at) && !endsStack) continue;
    const previous = errors.at(-1);
    const end = endOfStack(at + 1, kinds);
    const start = Math.max(startOfExcerpt(at, kinds), previous?.end ?? 0);
    const hasStack = end > at + 1 || kinds[at - 1] === 'stack';
    errors.push({ headline: line.trim(), start, end, hasStack });
  }
  return errors;
}

/**
 * The error that a program ended with: an exception with its stack, also if a few lines of those
 * who started the program follow; else the last error.
 */
export function finalError(lines: readonly string[]): LoggedError | undefined {
  const errors = readErrors(lines);
  const exception = errors.findLast(({ hasStack }) => hasStack);
  const isLast = exception !== undefined && lines.length - exception.end <= mostAfterwards;
  return isLast ? exception : errors.at(-1);
}

const mostAfterwards = 6;

/** The lines that a program meant to say: no source code, no stack, no row of carets. */
export function saidLines(lines: readonly string[]): readonly string[] {
  const kinds = lineKinds(lines);
  return lines.filter((_line, at) => kinds[at] === 'said');
}

/** What comes after a line that only says that the message of an error follows. */
function announcedLines(lines: readonly string[], kinds: readonly LineKind[]): ReadonlySet<number> {
  const announced = new Set<number>();
  for (const [at, line] of lines.entries()) {
    if (!announcements.some((pattern) => pattern.test(line))) continue;
    const next = kinds.findIndex((kind, index) => index > at && kind === 'said');
    if (next !== -1) announced.add(next);
  }
  return announced;
}

const announcements = [
  /^\s*(Caused by|Description):\s*$/,
  /^thread '.*' .*panicked at .+:\d+:\d+:$/,
  /^(fail|crit): [\w.]+\[\d+\]$/, // .NET
  /^.{0,60}\b[A-Z]\w*(::[A-Z]\w*)+:\s*$/, // Ruby
  /^\s*In \S+ line \d+:$/, // Symfony
  /^\s+[A-Z]\w*(\\[A-Z]\w*)+\s*$/, // Laravel
];

/** `redis.exceptions.BusyLoading: …`, which below a stack is the error that it belongs to. */
const named = /^[A-Za-z_]\w*(\.\w+)*(:\s|$)/;

/** `excerpt` comes before the message of its error, `stack` before or after it. */
type LineKind = 'said' | 'excerpt' | 'stack' | 'empty';

function lineKinds(lines: readonly string[]): readonly LineKind[] {
  const kinds = lines.map(kindAlone);
  for (const [at, line] of lines.entries()) {
    // Node.js shows `file.js:3`, that line, and carets below what failed; Python the same in a stack.
    if (carets.test(line)) markExcerpt(kinds, at, lines);
    if (pythonFrame.test(line) && kinds[at + 1] === 'said' && /^\s/.test(lines[at + 1] ?? '')) {
      kinds[at + 1] = 'stack';
    }
  }
  return kinds;
}

function kindAlone(line: string): LineKind {
  if (line.trim() === '') return 'empty';
  if (announcements.some((pattern) => pattern.test(line))) return 'excerpt';
  return stackLines.some((pattern) => pattern.test(line)) ? 'stack' : 'said';
}

const carets = /^\s*[\^~]+\s*$/;
const pythonFrame = /^\s+File ".+", line \d+/;
const stackLines = [
  carets,
  pythonFrame,
  /^\s+at\s/,
  /^\s+\.\.\. \d+ (more|lines)/,
  /^Traceback \(most recent call last\):/,
  /^goroutine \d+ \[/,
  /^\s+\S+\.go:\d+/,
  /^\s+from \S+:\d+:in /,
  /^\S+:\d+:in [`'][^']*'$/,
  /^Stack trace:$/,
  /^#\d+ /,
  /^\s+thrown in /,
  /^\s+--- End of (inner exception )?stack trace/,
  /^note: run with `RUST_BACKTRACE=/,
  /^Node\.js v\d+/,
  // What those who start programs say once one has failed.
  /^npm (ERR!|error)\s+(code|path|command|errno|syscall|signal|workspace|location|Lifecycle|A complete log|\/)/,
  /^\s*ELIFECYCLE\b/,
  /^bundler: failed to load command:/,
  /^error Command failed with exit code/,
  /^info Visit https:\/\/yarnpkg/,
  /\bFor more (details|information),? (run|see|visit|use)\b/i,
];

function markExcerpt(kinds: LineKind[], at: number, lines: readonly string[]): void {
  if (kinds[at - 1] === 'said') kinds[at - 1] = 'excerpt';
  if (/^\S.*:\d+$/.test(lines[at - 2]?.trim() ?? '')) kinds[at - 2] = 'excerpt';
}

/** Words that begin the message of an error, or stand beside its level. */
function isHeadline(line: string): boolean {
  return headlines.some((pattern) => pattern.test(line));
}

const headlines = [
  /^\s*(Uncaught |Unhandled |Unhandled exception\. |Caused by: |---> |\[cause\]: |Exception in thread "[^"]*" )?[\w.$:]*(Error|Exception|Errno::\w+|Fault|Interrupt)\b( \[[^\]]+\])?\s*(:|\(|$)/,
  /^(panic|fatal error|fatal|error|critical)\b\s*[:[(]/i,
  /\[(?:\w+:)?(emerg|alert|crit|error)\]/,
  /^\S*(ba|da|z)?sh: (line )?\d+: /,
  /"(level|severity|levelname)":\s*("(error|fatal|critical|panic|emerg)"|[56]0\b)/i,
  /^[^a-z]{0,40}\b(ERROR|FATAL|CRITICAL|PANIC|SEVERE)\b/,
  /\blevel=(error|fatal|panic)\b/i,
  /^\s*[A-Z]\w*(::[A-Z]\w*)+: /, // Ruby
  /^\S+:\d+:in [`'].+['`]: .+ \([A-Z]\w*(::\w+)*\)$/,
  /^\*\* \([\w.]+\) /, // Elixir
  /^(PHP )?(Fatal|Parse|Recoverable fatal) error:/,
  /^\s*what\(\):/, // C++
  /^npm (ERR!|error)\s+\S/,
  /^\s*[❌✖✘⨯]/u,
];

function startOfExcerpt(at: number, kinds: readonly LineKind[]): number {
  let start = at;
  while (start > 0 && kinds[start - 1] !== 'said') start -= 1;
  while (kinds[start] === 'empty') start += 1;
  return start;
}

function endOfStack(from: number, kinds: readonly LineKind[]): number {
  let end = from;
  while (kinds[end] === 'stack' || (kinds[end] === 'empty' && kinds[end + 1] === 'stack')) end += 1;
  return end;
}
