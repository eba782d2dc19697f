import { expect, test } from 'vitest';
import { createIdentity } from '../aws/random-identity.ts';
import { resourceRequest } from '../resources/testing/resource-request.ts';
import { virtualClock } from '../time/virtual-clock.ts';
import { createSecrets } from './create-secrets.ts';

function secretsManager() {
  const clock = virtualClock();
  const identity = createIdentity({ account: '123456789012', region: 'eu-west-1', seed: 1 });
  const secrets = createSecrets({ clock, identity });
  const handler = secrets.handlers['AWS::SecretsManager::Secret'];
  if (!handler) throw new Error('No handler.');
  return { secrets, handler };
}

const credentials = {
  GenerateSecretString: {
    SecretStringTemplate: '{"username":"shop"}',
    GenerateStringKey: 'password',
    PasswordLength: '40',
    ExcludePunctuation: 'true',
  },
};

test('a generated secret has the keys of its template and a password of the asked kind', async () => {
  const { secrets, handler } = secretsManager();
  const { physicalId } = await handler.create(resourceRequest(credentials));
  const value = JSON.parse(secrets.value(physicalId).text ?? '');
  expect(value).toEqual({
    username: 'shop',
    password: expect.stringMatching(/^[A-Za-z0-9]{40}$/),
  });
});

test('Ref and Id give the ARN; without a name CloudFormation makes one', async () => {
  const { handler } = secretsManager();
  const state = await handler.create(resourceRequest({ SecretString: 'x' }));
  expect(state.physicalId).toMatch(/:secret:shop-Thing-1A2B3C4D5E6F-[A-Za-z0-9]{6}$/);
  expect(state.attributes).toEqual({ Id: state.physicalId });
});

test('a change of the description keeps the value, a change of what generates it makes another', async () => {
  const { secrets, handler } = secretsManager();
  const before = { Name: 'shop/db', ...credentials };
  const state = await handler.create(resourceRequest(before));
  const first = secrets.value('shop/db').text;
  const described = { ...before, Description: 'of db' };
  await handler.update({ ...resourceRequest(described), state, before });
  expect(secrets.value('shop/db').text).toBe(first);
  const longer = {
    ...described,
    GenerateSecretString: { ...credentials.GenerateSecretString, PasswordLength: 41 },
  };
  await handler.update({ ...resourceRequest(longer), state, before: described });
  expect(secrets.value('shop/db').text).not.toBe(first);
});

test('neither a value nor a generator makes an empty secret', async () => {
  const { secrets, handler } = secretsManager();
  const { physicalId } = await handler.create(resourceRequest({ Name: 'shop/app' }));
  expect(() => secrets.value(physicalId)).toThrow('staging label: AWSCURRENT');
});

test('deleted with its stack, a secret leaves its name free at once', async () => {
  const { handler } = secretsManager();
  const request = resourceRequest({ Name: 'shop/app', SecretString: 'x' });
  const state = await handler.create(request);
  await handler.delete({ ...request, state });
  await handler.create(request);
});

test('both a value and a generator are refused, and so is what is not modelled', async () => {
  const { handler } = secretsManager();
  const both = resourceRequest({ ...credentials, SecretString: 'hunter2' });
  await expect(handler.create(both)).rejects.toThrow("You can't specify both");
  const replicas = resourceRequest({ ReplicaRegions: [{ Region: 'eu-west-2' }] });
  await expect(handler.create(replicas)).rejects.toThrow(
    'The sandbox does not model ReplicaRegions of AWS::SecretsManager::Secret.',
  );
});

test('a template that is not JSON is refused without being quoted', async () => {
  const { handler } = secretsManager();
  const broken = {
    GenerateSecretString: { SecretStringTemplate: '{"a": hunter2', GenerateStringKey: 'password' },
  };
  const refusal = await handler.create(resourceRequest(broken)).catch((error: Error) => error);
  expect(String(refusal)).toContain('Could not parse SecretStringTemplate JSON');
  expect(String(refusal)).not.toContain('hunter2');
});
