import { describe, expect, test } from 'vitest';
import { understand } from '../testing/understand.ts';

describe('secrets of the application', () => {
  test('each is a key of the grouped secret, known by its name alone', () => {
    const { application, variable } = understand(
      'services: { api: { image: a, environment: { OPENAI_API_KEY: "${OPENAI_API_KEY}", MODE: fast } } }',
      { variables: { OPENAI_API_KEY: 'sk-abc' } },
    );
    expect(variable('api', 'OPENAI_API_KEY')).toBe('{secret OPENAI_API_KEY}');
    expect(variable('api', 'MODE')).toBe('fast');
    expect(application.secrets).toMatchObject([
      {
        key: 'OPENAI_API_KEY',
        present: true,
        usedBy: [{ service: 'api', variable: 'OPENAI_API_KEY' }],
      },
    ]);
    expect(application.secretName).toBe('shop/production/app');
  });

  test('a secret that two services call differently is one key', () => {
    const { application } = understand(
      `
services:
  one: { image: a, environment: { OPENAI_API_KEY: "\${OPENAI_API_KEY}" } }
  two: { image: a, environment: { API_KEY: "\${OPENAI_API_KEY}" } }
`,
      { variables: { OPENAI_API_KEY: 'sk-abc' } },
    );
    expect(application.secrets).toMatchObject([
      {
        key: 'OPENAI_API_KEY',
        usedBy: [{ service: 'one' }, { service: 'two', variable: 'API_KEY' }],
      },
    ]);
  });

  test('one name with two contents is two keys', () => {
    const { variable } = understand(
      `
services:
  one: { image: a, environment: { TOKEN: "Bearer \${TOKEN}" } }
  two: { image: a, environment: { TOKEN: "\${TOKEN}" } }
`,
      { variables: { TOKEN: 'abc' } },
    );
    expect(variable('one', 'TOKEN')).toBe('{secret TOKEN}');
    expect(variable('two', 'TOKEN')).toBe('{secret two.TOKEN}');
  });

  test.each(['{ JWT_SECRET: "${JWT_SECRET}" }', '[JWT_SECRET]'])(
    'one without a value is asked for: %s',
    (environment) => {
      const { application } = understand(
        `services: { api: { image: a, environment: ${environment} } }`,
      );
      expect(application.secrets).toMatchObject([{ key: 'JWT_SECRET', present: false }]);
    },
  );

  test.each(['{ JWT_SECRET: "${JWT_SECRET:-}" }', '{ JWT_SECRET: "" }'])(
    'one that the project leaves blank stays blank: %s',
    (environment) => {
      const { application } = understand(
        `services: { api: { image: a, environment: ${environment} } }`,
      );
      expect(application.secrets).toEqual([]);
    },
  );

  test('a bare name that is no secret and not set stays unset', () => {
    const { task } = understand('services: { api: { image: a, environment: [LOG_LEVEL] } }');
    expect(task('api').environment).toEqual([]);
    expect(task('api').reasons.map(({ text }) => text)).toContain(
      'LOG_LEVEL is left out: it has no value here, so Compose leaves it unset',
    );
  });

  test('what the project calls a secret is one, whatever it looks like', () => {
    const { variable } = understand(`
x-seaworthy: { variables: { PLAN: secret } }
services: { api: { image: a, environment: { PLAN: gold } } }
`);
    expect(variable('api', 'PLAN')).toBe('{secret PLAN}');
  });

  test('the name of the grouped secret can be chosen', () => {
    const { application } = understand(
      'x-seaworthy: { secretName: short-cut/prod/app }\nservices: { api: { image: a } }',
    );
    expect(application.secretName).toBe('short-cut/prod/app');
  });
});

describe('secrets in files', () => {
  const rest = `
secrets:
  db-password: { file: ./db-password.txt }
  token: { file: ./token.txt }
`;
  const files = { 'token.txt': 'abc' };

  test('the password of a store comes in a variable, to a built service with a warning', () => {
    const { variable, codes, application } = understand(
      `
services:
  api: { build: ., secrets: [db-password], environment: { DB_HOST: db } }
  db:
    image: postgres:16
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/db-password }
    secrets: [db-password]
${rest}`,
    );
    expect(variable('api', 'DB_PASSWORD')).toBe('{db.password}');
    expect(codes).toEqual(['secret-file']);
    expect(application.secrets).toEqual([]);
  });

  test("a registry's image that takes X_FILE gets X, without a word", () => {
    const { task, variable, codes, application } = understand(
      `
services:
  blog: { image: acme/blog, secrets: [token], environment: { MAIL_TOKEN_FILE: /run/secrets/token } }
${rest}`,
      { files },
    );
    expect(variable('blog', 'MAIL_TOKEN')).toBe('{secret MAIL_TOKEN}');
    expect(task('blog').environment.map(({ name }) => name)).toEqual(['MAIL_TOKEN']);
    expect(application.secrets).toMatchObject([{ key: 'MAIL_TOKEN', present: true }]);
    expect(codes).toEqual([]);
  });

  test('whether the file is there is known, what is in it is not', () => {
    const { application } = understand(
      `services: { api: { build: ., secrets: [token, db-password] } }${rest}`,
      { files },
    );
    expect(application.secrets).toMatchObject([
      { key: 'TOKEN', present: true },
      { key: 'DB_PASSWORD', present: false },
    ]);
    expect(JSON.stringify(application)).not.toContain('abc');
  });
});
