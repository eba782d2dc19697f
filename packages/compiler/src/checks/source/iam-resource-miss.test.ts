import { expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'iam-resource-miss';

const files = (program: string, resources = '') => ({
  'compose.yaml': `services:
  api:
    build: .
    ports: ["8000:8000"]
${
  resources === ''
    ? ''
    : `    x-seaworthy:
      permissions:
        - actions: ["secretsmanager:GetSecretValue", "ssm:GetParameter"]
          resources: ["${resources}"]
`
}`,
  Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["python", "a.py"]\n',
  'a.py': program,
});

const arn = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:';

test('a secret that the role does not name is found', () => {
  const program = "value = client.get_secret_value(SecretId='sesami/github')\n";
  expect(told(files(program), code)).toEqual([`error a.py: 'sesami/github'`]);
  expect(told(files(program, 'arn:aws:secretsmanager:*:*:secret:sesami/*'), code)).toEqual([]);
});

test('a name that is put together is compared by its beginning', () => {
  const program = 'value = client.get_secret_value(SecretId=f"github-token-{user}")\n';
  expect(told(files(program, 'arn:aws:secretsmanager:*:*:secret:sesami/*'), code)).toHaveLength(1);
  expect(told(files(program, 'arn:aws:secretsmanager:*:*:secret:github-token-*'), code)).toEqual(
    [],
  );
  expect(told(files(program, '*'), code)).toEqual([]);
});

test('the region and the account of a policy do not matter', () => {
  const program = "value = client.get_secret_value(SecretId='shop/key')\n";
  expect(told(files(program, `${arn}shop/key-??????`), code)).toEqual([]);
  expect(told(files(program, `${arn}other-??????`), code)).toHaveLength(1);
});

test('parameters are looked at in the same way', () => {
  const program = "value = ssm.get_parameter(Name='/shop/key')\n";
  expect(told(files(program), code)).toEqual([`error a.py: '/shop/key'`]);
  expect(told(files(program, 'arn:aws:ssm:*:*:parameter/shop/*'), code)).toEqual([]);
});

test('a name from the environment may be any', () => {
  expect(told(files("value = c.get_secret_value(SecretId=os.environ['NAME'])\n"), code)).toEqual(
    [],
  );
});
