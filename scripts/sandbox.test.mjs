import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';

const script = fileURLToPath(new URL('sandbox.mjs', import.meta.url));

it('serves a sandbox that tells its calls and ends with its standard input', async () => {
  const child = spawn(process.execPath, [script, '--region', 'us-east-1', '--calls'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  try {
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    const next = async () => JSON.parse((await lines.next()).value);
    const { url, environment } = await next();
    expect(environment).toMatchObject({ AWS_ENDPOINT_URL: url, AWS_REGION: 'us-east-1' });
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = environment;
    const client = new STSClient({
      endpoint: url,
      region: 'us-east-1',
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
    });
    const { Account } = await client.send(new GetCallerIdentityCommand({}));
    expect(Account).toBe('123456789012');
    expect(await next()).toEqual({
      service: 'STS',
      operation: 'GetCallerIdentity',
      resources: [],
    });
    child.stdin.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
  }
}, 30_000);
