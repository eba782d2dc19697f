import type { TargetEvent } from '../events/engine-event.ts';
import type { Cause, Finding } from './cause.ts';
import { refusal } from './from-targets.ts';
import { readErrors, saidLines } from './logged-error.ts';
import { quoted } from './quoted.ts';
import { readListening } from './read-listening.ts';
import { readLogLine } from './read-log-line.ts';
import { readMissingVariable } from './read-missing-variable.ts';
import { beforeItDied, isGotOver, sinceItWorked } from './what-it-got-over.ts';

/** What a program died of, in its own words. */
export function fromLastWords(lines: readonly string[], hasDatabase?: boolean): readonly Finding[] {
  return fromLog(beforeItDied(lines), hasDatabase);
}

/** A program that lives and does not answer may say what it waits for. */
export function fromWaiting(lines: readonly string[], hasDatabase?: boolean): readonly Finding[] {
  const said = fromLog(
    sinceItWorked(lines).filter((line) => !isGotOver(line)),
    hasDatabase,
  );
  return said.map((finding) => ({ ...finding, certainty: 'possible' }));
}

/** A program that says where it listens, which is not where the load balancer asks. */
export function fromListening(
  lines: readonly string[],
  unhealthy: readonly TargetEvent[],
): readonly Finding[] {
  const refused = unhealthy.find(({ reason }) => reason === refusal);
  const port = Number(/:(\d+)$/.exec(refused?.target ?? '')?.[1]);
  const told = lines.flatMap((line) => {
    const listening = readListening(line);
    return listening ? [{ line, ...listening }] : [];
  });
  const last = told.at(-1);
  if (!last || Number.isNaN(port)) return [];
  if (told.some((one) => one.port === port && !one.isLoopback)) return [];
  const evidence = `${quoted(last.line)}; the load balancer asks port ${port} from outside`;
  return [{ cause: 'bind-localhost', evidence, certainty: 'likely' }];
}

/** A program that goes on running says in its log whom it turns away. */
export function fromRefusedHost(lines: readonly string[]): readonly Finding[] {
  const line = lines.find((said) => readLogLine(said) === 'tg-host-header-rejected');
  return line === undefined ? [] : [fromLine(line, 'tg-host-header-rejected')];
}

/**
 * What a program died of stands nearest to its end; the message of an error says more than other
 * lines. What it got over says nothing.
 */
function fromLog(lines: readonly string[], hasDatabase = true): readonly Finding[] {
  const missing = readMissingVariable(lines);
  if (missing !== undefined) return [fromLine(missing, 'env-required-missing')];
  const headlines = readErrors(lines).map(({ headline }) => headline);
  const hasErrors = headlines.length > 0;
  const others = saidLines(lines).filter((line) => !hasErrors || !isGotOver(line));
  for (const line of [...headlines.toReversed(), ...others.toReversed()]) {
    const cause = readLogLine(line);
    const isOfOthers = cause === 'db-ssl-required' && !hasDatabase;
    // Most programs only note that the file is not there, and die of what comes after.
    const isNoted =
      cause === 'dotenv-file-required' && hasErrors && !headlines.includes(line.trim());
    if (cause && !isOfOthers && !isNoted) return [fromLine(line, cause)];
  }
  return [];
}

function fromLine(line: string, cause: Cause): Finding {
  return { cause, evidence: quoted(line), certainty: 'likely' };
}
