import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { explainAwsError } from './explain-aws-error.ts';
import { openAccount } from './open-account.ts';

test('a server that takes connections and never answers is given up, and named as not reachable', async () => {
  const port = await silentServer();
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { clients, close } = openAccount('eu-west-1', { silence: 50 });
  onTestFinished(close);

  const error = await clients.sts.send(new GetCallerIdentityCommand({})).catch((thrown) => thrown);

  expect(explainAwsError(error)).toMatchObject({
    code: 'deploy/unreachable',
    message: 'AWS cannot be reached: it did not answer within 0.05 s.',
  });
}, 30_000);

test('a profile that is not there is named, and where it was looked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seaworthy-profile-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [config, credentials] = [join(folder, 'config'), join(folder, 'credentials')];
  await writeFile(config, '[profile work]\nregion = eu-west-1\n');
  vi.stubEnv('AWS_CONFIG_FILE', config);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', credentials);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { clients, close } = openAccount('eu-west-1');
  onTestFinished(close);
  const messageWith = async (profile: string) => {
    vi.stubEnv('AWS_PROFILE', profile);
    const error = await clients.sts
      .send(new GetCallerIdentityCommand({}))
      .catch((thrown) => thrown);
    return explainAwsError(error)?.message;
  };

  expect(await messageWith('nope')).toBe(
    `No AWS credentials were found: AWS_PROFILE names the profile nope, which is neither in ${credentials} nor in ${config}.`,
  );
  expect(await messageWith('work')).not.toContain('AWS_PROFILE names');
});

async function silentServer(): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
