import type { SecretSource } from './options.ts';

/** The file's settings. An absent file is skipped; one that cannot be read fails. */
export function dotenvSource(path = '.env'): SecretSource {
  return {
    id: `dotenv:${path}`,
    isTrusted: true,
    load: async () => {
      const { readDotenv } = await import('./read-dotenv.ts');
      return readDotenv(path);
    },
  };
}
