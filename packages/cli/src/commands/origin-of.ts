import type { Surroundings } from '../command-line/command.ts';
import type { Options } from '../command-line/options.ts';
import { ownVersion } from '../command-line/own-version.ts';
import type { Origin } from '../json/result-json.ts';
import type { PlanHere } from './plan-here.ts';

/** What a result in JSON says of where it came from. */
export function originOf(here: PlanHere, options: Options, surroundings: Surroundings): Origin {
  return {
    version: ownVersion(surroundings),
    directory: here.directory,
    environment: options.environment,
    placeOf: here.view.placeOf,
  };
}
