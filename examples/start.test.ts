import { describe, expect, it } from 'vitest';
import { madeUpValue } from '../packages/engine/src/rehearse/made-up-value.ts';
import { runProgram } from './testing/run-program.ts';

const programs: readonly (readonly [string, readonly string[]])[] = [
  [
    'rag-platform/src/main.ts',
    [
      'DATABASE_URL',
      'REDIS_URL',
      'JWT_SECRET_KEY',
      'OPENAI_API_KEY',
      'ANTHROPIC_API_KEY',
      'GOOGLE_OAUTH_CLIENT_ID',
      'GOOGLE_OAUTH_CLIENT_SECRET',
    ],
  ],
  [
    'shortcut/src/main.ts',
    [
      'APP_ENV',
      'OPENAI_API_KEY',
      'PINECONE_API_KEY',
      'GCP_PROJECT_ID',
      'GOOGLE_APPLICATION_CREDENTIALS_JSON',
      'APP_SECRET_KEY',
      'MILVUS_HOST',
      'MILVUS_PORT',
      'DB_PASSWORD',
    ],
  ],
  [
    'audiobook/src/main.ts',
    [
      'ENVIRONMENT',
      'AWS_REGION',
      'BOOKS_TABLE_NAME',
      'AUDIO_CHAPTERS_TABLE_NAME',
      'S3_BUCKET_NAME',
      'CORS_ORIGINS',
      'ALLOWED_HOSTS',
    ],
  ],
  [
    'sesami/src/main.ts',
    [
      'TASK_SERVICE_IMPL',
      'DATABASE_URL',
      'JWT_SECRET',
      'ENCRYPTION_KEY',
      'GITHUB_CLIENT_ID',
      'GITHUB_CLIENT_SECRET',
    ],
  ],
  ['sesami/src/worker.ts', ['TASK_SERVICE_IMPL', 'DATABASE_URL']],
  ['sesami/src/migrate.ts', ['DATABASE_URL']],
];

describe.each(programs)('%s, started where no .env file is', (path, names) => {
  it('ends with 78 and one error that names every variable', async () => {
    const { code, stderr } = await runProgram(path, {});
    expect(code).toBe(78);
    expect(missingIn(stderr)).toEqual(names);
  });

  it('misses what is empty or blank, and not what has a value', async () => {
    const [first = '', ...others] = names;
    const { code, stderr } = await runProgram(path, {
      ...Object.fromEntries(others.map((name) => [name, givenFor(name)])),
      [first]: ' ',
    });
    expect(code).toBe(78);
    expect(missingIn(stderr)).toEqual([first]);
    expect(stderr).not.toContain('invalid');
  });
});

function givenFor(name: string): string {
  return name === 'APP_ENV' ? 'production' : madeUpValue(name);
}

function missingIn(stderr: string): readonly (string | undefined)[] {
  return [...stderr.matchAll(/^ {2}missing: (\w+) is (?:absent|empty)$/gm)].map(([, name]) => name);
}
