import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  type Answer,
  answerError,
  answerJson,
  answerSecret,
  type ScriptedServer,
  startScriptedServer,
} from '../../testing/scripted-server.ts';
import { type BootstrapOptions, bootstrapSecrets, SecretsError } from '../index.ts';

const servers: ScriptedServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(...answers: readonly Answer[]): Promise<ScriptedServer> {
  const server = await startScriptedServer(answers);
  servers.push(server);
  return server;
}

/** Loads `shop/app` from the server into a record, which it gives. */
async function load(server: ScriptedServer, options: BootstrapOptions = {}) {
  const target = { APP_ENV: 'production', ...server.env, ...options.target };
  const report = await bootstrapSecrets({ secretIds: ['shop/app'], ...options, target });
  return { target, report };
}

async function errorOf(loading: Promise<unknown>): Promise<SecretsError> {
  const error = await loading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof SecretsError) return error;
  throw error ?? new Error('It did not fail.');
}

const throttled = answerError('ThrottlingException', 'Rate exceeded');

test('throttled three times, then answered: four requests', async () => {
  const server = await serve(throttled, throttled, throttled, answerSecret({ A: '1' }));
  const { target } = await load(server);
  expect(target).toMatchObject({ A: '1' });
  expect(server.calls).toHaveLength(4);
});

test('throttled for longer than there is time: Throttled, exit code 75', async () => {
  const server = await serve(
    answerJson(400, { __type: 'ThrottlingException' }, { 'retry-after': '9' }),
  );
  const start = performance.now();
  const error = await errorOf(load(server, { timeoutMs: 300 }));
  expect(error.sources[0]?.code).toBe('Throttled');
  expect(error.exitCode).toBe(75);
  expect(performance.now() - start).toBeLessThan(2000);
});

test('an error that no waiting mends is not tried again', async () => {
  const server = await serve(answerError('AccessDeniedException', 'User: x is not authorized'));
  expect((await errorOf(load(server))).sources[0]?.code).toBe('AccessDenied');
  expect(server.calls).toHaveLength(1);
});

test.each<[string, Answer, string]>([
  ['never answered', () => undefined, 'Timeout'],
  [
    'reset in the middle of the body',
    (_call, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"SecretString":');
      setTimeout(() => response.destroy(), 10);
    },
    'Network',
  ],
  ['JSON that ends too early', (_call, response) => response.end('{"SecretStr'), 'BadPayload'],
  [
    'a page of HTML with 503',
    (_call, response) => {
      response.writeHead(503);
      response.end('<html>');
    },
    'Network',
  ],
  ['a page of HTML with 200', (_call, response) => response.end('<html>'), 'BadPayload'],
])('%s: ends in time, as %s', async (_, answer, code) => {
  const server = await serve(answer);
  const start = performance.now();
  const error = await errorOf(load(server, { timeoutMs: 700, maxAttempts: 2 }));
  expect(error.sources[0]?.code).toBe(code);
  expect(performance.now() - start).toBeLessThan(3000);
});

test('nobody listens: Network, with what a private subnet needs', async () => {
  const server = await serve(throttled);
  await server.close();
  const error = await errorOf(load(server, { maxAttempts: 2 }));
  expect(error.sources[0]?.code).toBe('Network');
  expect(error.message).toMatch(/ECONNREFUSED.*NAT gateway/);
});

test('a wrong clock is corrected by the date of the answer', async () => {
  const twentyMinutes = 20 * 60_000;
  const date = new Date(Date.now() + twentyMinutes);
  const server = await serve(
    answerJson(
      400,
      {
        __type: 'InvalidSignatureException',
        message: 'Signature expired: 1 is now earlier than 2',
      },
      { date: date.toUTCString() },
    ),
    answerSecret({ A: '1' }),
  );
  await load(server);
  const stamp = String(server.calls[1]?.headers['x-amz-date']);
  const signedAt = Date.parse(stamp.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'));
  expect(Math.abs(signedAt - date.getTime())).toBeLessThan(5000);
});

test('a clock that stays wrong is named', async () => {
  const server = await serve(
    answerError('InvalidSignatureException', 'Signature not yet current: 1 is still later than 2'),
  );
  const error = await errorOf(load(server));
  expect(error.message).toContain("This machine's clock is wrong");
  expect(server.calls).toHaveLength(2);
});

test('a wrong signature repeats neither the token nor the request that AWS sends back', async () => {
  const message = 'The signature does not match.\n\nx-amz-security-token:t0ken';
  const server = await serve(answerError('InvalidSignatureException', message));
  const error = await errorOf(load(server));
  expect(error.sources[0]?.code).toBe('Credentials');
  expect(error.message).not.toContain('t0ken');
});

test('expired keys of the task are fetched again once, with the token as it is then', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-token-'));
  const file = join(folder, 'token');
  writeFileSync(file, 'first\n');
  const keys = (): Answer =>
    answerJson(200, {
      AccessKeyId: 'AKID',
      SecretAccessKey: 'secret',
      Token: 't',
      Expiration: 'x',
    });
  const server = await serve(
    keys(),
    (call, response) => {
      writeFileSync(file, 'second\n');
      answerError('ExpiredTokenException', 'The security token is expired')(call, response);
    },
    keys(),
    answerSecret({ A: '1' }),
  );
  const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _key, ...env } = server.env;
  const target = {
    ...env,
    APP_ENV: 'production',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.origin}/role`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
  };
  await bootstrapSecrets({ target, secretIds: ['shop/app'] });
  expect(
    server.calls.map(({ path, headers }) => `${path} ${headers.authorization?.slice(0, 6)}`),
  ).toEqual(['/role first', '/ AWS4-H', '/role second', '/ AWS4-H']);
  rmSync(folder, { recursive: true });
});

test('an endpoint of credentials that fails first is asked again', async () => {
  const server = await serve(
    answerJson(500, {}),
    answerJson(200, { AccessKeyId: 'AKID', SecretAccessKey: 'secret', Token: 't' }),
    answerSecret({ A: '1' }),
  );
  const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _key, ...env } = server.env;
  const target = { ...env, AWS_CONTAINER_CREDENTIALS_FULL_URI: `${server.origin}/role` };
  await bootstrapSecrets({ target, dotenv: false, secretIds: ['shop/app'] });
  expect(target).toMatchObject({ A: '1' });
});

test('keys are not asked of a host that may be anybody', async () => {
  const target = {
    AWS_REGION: 'eu-west-1',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://10.0.0.9/',
  };
  const error = await errorOf(bootstrapSecrets({ target, dotenv: false, secretIds: ['a'] }));
  expect(error.sources[0]?.code).toBe('Credentials');
});

test('a batch is read to its last page, and fails only where it says so', async () => {
  const value = (name: string, variables: object) => ({
    Name: name,
    ARN: `arn:aws:secretsmanager:eu-west-1:1:secret:${name}-AbCdEf`,
    SecretString: JSON.stringify(variables),
  });
  const server = await serve(
    answerJson(200, {
      SecretValues: [value('a', { A: '1' })],
      Errors: [{ SecretId: 'b', ErrorCode: 'ResourceNotFoundException', Message: 'No b.' }],
      NextToken: 'more',
    }),
    answerJson(200, { SecretValues: [value('c', { C: '3' })], Errors: [] }),
  );
  const error = await errorOf(load(server, { secretIds: ['a', 'b', 'c'] }));
  expect(server.calls[1]?.input.NextToken).toBe('more');
  expect(error.sources.map(({ id }) => id)).toEqual(['secretsmanager:b']);
});

test('45 secrets are asked for by 20, 20 and 5', async () => {
  const ids = Array.from({ length: 45 }, (_, index) => `s${index}`);
  const server = await serve(({ input }, response) => {
    const wanted = Array.isArray(input.SecretIdList) ? input.SecretIdList : [];
    const SecretValues = wanted.map((Name: string) => ({ Name, SecretString: '{}' }));
    response.end(JSON.stringify({ SecretValues }));
  });
  await load(server, { secretIds: ids });
  const sizes = server.calls.map(({ input }) =>
    Array.isArray(input.SecretIdList) ? input.SecretIdList.length : 0,
  );
  expect(sizes.sort((one, other) => other - one)).toEqual([20, 20, 5]);
});

test('a binary secret is named as that', async () => {
  const server = await serve(answerJson(200, { Name: 'shop/app', SecretBinary: 'AAAA' }));
  expect((await errorOf(load(server))).message).toContain('The secret is binary');
});
