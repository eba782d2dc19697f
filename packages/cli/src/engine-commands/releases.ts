import { createReleaseStore, type KnownReleases, readReleases } from '@seaworthy/engine';
import type { Surroundings } from '../command-line/command.ts';
import { type ExitCode, exitCode } from '../command-line/exit-code.ts';
import type { Options } from '../command-line/options.ts';
import { ownVersion } from '../command-line/own-version.ts';
import { releasesJson } from '../json/releases-json.ts';
import { jsonText } from '../json/result-json.ts';
import { releasesPage } from '../render/releases-page.ts';
import { pageFor, printLines } from '../terminal/output.ts';
import { inAccount } from './in-account.ts';

/** Runs `seaworthy releases`. */
export function releases(options: Options, surroundings: Surroundings): Promise<ExitCode> {
  return inAccount(options, surroundings, async ({ plan, account, context }) => {
    const { name: project, environment, region } = plan.application;
    const store = createReleaseStore({ project, environment }, account);
    const known: KnownReleases = await readReleases(store, context);
    const { stdout } = surroundings;
    const where = { project, environment, region };
    if (options.json) {
      const version = ownVersion(surroundings);
      stdout.write(jsonText(releasesJson(known, { ...where, version })));
    } else {
      const page = pageFor(stdout);
      printLines(releasesPage(known, { ...where, now: account.clock.now() }, page), stdout);
    }
    return exitCode.fine;
  });
}
