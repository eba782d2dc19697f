import { resolve } from 'node:path';
import { count, writeEnvironmentFile } from '@seaworthy/compiler';
import { readCurrent, secretProblems } from '@seaworthy/engine';
import { type ExitCode, exitCode } from '../../command-line/exit-code.ts';
import { jsonText, schemaVersion } from '../../json/result-json.ts';
import { askGit } from '../../secrets/ask-git.ts';
import { savePrivateFile } from '../../secrets/save-private-file.ts';
import { secretValueProblems as problems } from '../../secrets/secret-value-problems.ts';
import { printLines } from '../../terminal/output.ts';
import { refuse } from './refuse.ts';
import { ownerOf, type SecretsRequest } from './secrets-action.ts';

/** `seaworthy secrets pull [FILE]` */
export async function pullSecrets(request: SecretsRequest): Promise<ExitCode> {
  const { here, plan, options, surroundings, context } = request;
  const path = request.argument ?? `.env.${options.environment}`;
  const absolute = resolve(surroundings.directory, path);
  const git = await askGit(absolute);
  if (git === 'tracked') {
    return refuse([problems['secrets/file-tracked'](undefined, { path })], here, surroundings);
  }
  const found = await readCurrent(ownerOf(request), context);
  if (found.kind === 'refused') return refuse(found.diagnostics, here, surroundings);
  const { secret, held, notText } = found;
  if (notText.length > 0) {
    const problem = secretProblems['secrets/not-text'];
    const given = { secret: secret.name, keys: notText };
    return refuse([problem(undefined, given)], here, surroundings);
  }
  const { name, environment } = plan.application;
  const heading = `Secrets of ${name} in ${environment}. Keep this file to yourself.`;
  const { text, unwritable: keys } = writeEnvironmentFile(held, heading);
  if (keys.length > 0) {
    const problem = problems['secrets/unwritable-value'](undefined, { keys, path });
    return refuse([problem], here, surroundings);
  }
  const saved = savePrivateFile(absolute, text, { overwrite: options.yes });
  if (saved.kind === 'exists') {
    return refuse([problems['secrets/file-exists'](undefined, { path })], here, surroundings);
  }
  if (saved.kind === 'failed') {
    const given = { path, reason: saved.reason };
    return refuse([problems['secrets/write-failed'](undefined, given)], here, surroundings);
  }
  if (git === 'seen') {
    refuse([problems['secrets/file-not-ignored'](undefined, { path })], here, surroundings);
  }
  const { stdout } = surroundings;
  const written = { schemaVersion, secret: secret.name, file: path, keys: [...held.keys()] };
  if (options.json) stdout.write(jsonText(written));
  else printLines([`Wrote ${count(held.size, 'key')} to ${path}, for you alone.`], stdout);
  return exitCode.fine;
}
