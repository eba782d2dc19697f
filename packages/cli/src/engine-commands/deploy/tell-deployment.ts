import type { Graph } from '@seaworthy/compiler';
import type { EngineEvent } from '@seaworthy/engine';
import type { Surroundings } from '../../command-line/command.ts';
import type { Options } from '../../command-line/options.ts';
import { deployEventJson } from '../../json/deploy-json.ts';
import { deployProgress } from '../../render/deploy-progress.ts';
import { pageFor, printLines } from '../../terminal/output.ts';

/** Tells on stderr what happens, or on stdout as lines of JSON. */
export function tellDeployment(
  { json }: Options,
  { stdout, stderr, variables }: Surroundings,
  { stacks }: Graph,
  started: number,
): (event: EngineEvent, now: number) => void {
  if (json) return (event, now) => stdout.write(deployEventJson(event, now));
  const everything = Boolean(variables.SEAWORTHY_DEBUG);
  const quiet = Boolean(variables.CI) && !everything;
  const tell = deployProgress({ page: pageFor(stderr), stacks, everything, quiet });
  return (event, now) => {
    const lines = tell(event, now - started);
    if (lines.length > 0) printLines(lines, stderr);
  };
}
