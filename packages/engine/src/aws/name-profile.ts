import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { aroundCalls, type ClientGroup } from './around-calls.ts';

/**
 * Has calls without credentials say so when AWS_PROFILE names a profile that is not there: the SDK
 * only says that it found none anywhere.
 */
export function nameProfile(clients: ClientGroup): void {
  aroundCalls(clients, 'name-profile', () => async (call) => {
    try {
      return await call();
    } catch (error) {
      const isWithout = error instanceof Error && error.name === 'CredentialsProviderError';
      const reason = isWithout ? await missingProfile(process.env) : undefined;
      if (reason === undefined) throw error;
      throw Object.assign(new Error(reason, { cause: error }), {
        name: 'CredentialsProviderError',
      });
    }
  });
}

type Variables = Readonly<Record<string, string | undefined>>;

async function missingProfile({
  AWS_PROFILE: profile,
  AWS_CONFIG_FILE: config = join(homedir(), '.aws', 'config'),
  AWS_SHARED_CREDENTIALS_FILE: credentials = join(homedir(), '.aws', 'credentials'),
}: Variables): Promise<string | undefined> {
  if (!profile) return undefined;
  const files = [credentials, config];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  if (texts.some((text) => profilesIn(text).includes(profile))) return undefined;
  return `AWS_PROFILE names the profile ${profile}, which is neither in ${files.join(' nor in ')}`;
}

/** `[name]` in the one file, `[profile name]` in the other. */
function profilesIn(text: string): readonly string[] {
  const heads = text.matchAll(/^\s*\[\s*(?:profile\s+)?["']?([^\]"']+?)["']?\s*\]/gm);
  return [...heads].map(([, name = '']) => name);
}
