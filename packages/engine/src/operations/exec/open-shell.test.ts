import { AwsError, type Interference } from '@seaworthy/sandbox';
import { expect, it } from 'vitest';
import { requestFor } from '../../rehearse/testing/plan-text.ts';
import { Harbour, shop } from '../../ship/testing/harbour.ts';
import { inVirtualTime } from '../../testing/scripted-sandbox.ts';
import { operationContext } from '../operation-context.ts';
import { type ExecRequest, openShell } from './open-shell.ts';

const open = `${shop}    x-seaworthy: { exec: true }\n`;
const session = { sessionId: 's-1', streamUrl: 'wss://stream', tokenValue: 'canary' };

/** Ships the shop, whose worker allows shells, and opens one. */
async function shellIn(
  asked: Partial<ExecRequest>,
  answer: Interference = { kind: 'answered', output: { session } },
) {
  const commands: unknown[] = [];
  const compose = open;
  const harbour = new Harbour({
    interfere: ({ operation, input }) => {
      if (operation !== 'ExecuteCommand') return undefined;
      commands.push(input);
      return answer;
    },
  });
  await harbour.ship('v1', undefined, { compose });
  const { account, scripted } = harbour;
  const context = operationContext(account, new AbortController().signal);
  const request = { ...requestFor(compose), service: 'worker', command: '/bin/sh', ...asked };
  const result = await inVirtualTime(scripted.clock, account.clients, () =>
    openShell(request, context),
  );
  return { result, commands };
}

it('opens a session in the service’s own container of a running task', async () => {
  const { result, commands } = await shellIn({ command: 'ls -l' });

  expect(result).toEqual({
    kind: 'open',
    session,
    target: expect.stringMatching(/^ecs:shop-production-foundation-Cluster-\w+_[0-9a-f]{32}_\S+$/),
  });
  expect(commands).toMatchObject([{ container: 'worker', command: 'ls -l', interactive: true }]);
});

it.each([
  [{ task: 'ffff' }, { kind: 'no-task', tasks: [expect.stringMatching(/^[0-9a-f]{32}$/)] }],
  [{ container: 'web' }, { kind: 'no-container', containers: ['worker'] }],
  [{ service: 'migrate' }, { kind: 'not-deployed' }],
  [{ service: 'api' }, { kind: 'not-enabled' }],
])('says of %j what keeps it from it', async (asked, expected) => {
  const { result, commands } = await shellIn(asked);

  expect(result).toEqual(expected);
  expect(commands).toEqual([]);
});

it('says that the agent cannot be reached, as ECS does', async () => {
  const error = new AwsError('TargetNotConnectedException', 'The target is not connected.');

  const { result } = await shellIn({}, { kind: 'refused', error });

  expect(result).toMatchObject({ kind: 'no-agent', status: 'The target is not connected.' });
});
