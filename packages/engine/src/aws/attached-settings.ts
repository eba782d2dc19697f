import type { Sandbox } from '@seaworthy/sandbox';

/** What every client needs that is attached to a sandbox. */
export function attachedSettings({ identity }: Sandbox) {
  return { ...ownSettings, region: identity.region };
}

/** Everything that a client would otherwise look up in the user's own AWS configuration. */
const ownSettings = {
  credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
  endpoint: 'https://sandbox.invalid',
  defaultsMode: 'standard',
  maxAttempts: 3,
  retryMode: 'standard',
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  userAgentAppId: async () => undefined,
} as const;
