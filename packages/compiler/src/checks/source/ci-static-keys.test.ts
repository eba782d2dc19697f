import { expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'ci-static-keys';

const workflow = (settings: string) => ({
  'compose.yaml': 'services:\n  api:\n    image: acme/api:1\n    ports: ["8000:8000"]\n',
  '.github/workflows/deploy.yml': `on: push
jobs:
  deploy:
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
${settings}
          aws-region: us-east-1
`,
});

const keys = `          aws-access-key-id: \${{ secrets.AWS_ACCESS_KEY_ID }}
          aws-secret-access-key: \${{ secrets.AWS_SECRET_ACCESS_KEY }}`;

test('an access key in a workflow is found by its name', () => {
  expect(told(workflow(keys), code)).toEqual([
    'warning .github/workflows/deploy.yml: aws-access-key-id',
  ]);
});

test('a role is what it should be', () => {
  const role = '          role-to-assume: arn:aws:iam::111122223333:role/deploy';
  expect(told(workflow(role), code)).toEqual([]);
  expect(told(workflow(`${keys}\n${role}`), code)).toEqual([]);
});

test('a role in another step does not excuse the key', () => {
  const files = workflow(keys);
  const text = `${files['.github/workflows/deploy.yml']}      - uses: x\n        with:\n          role-to-assume: y\n`;
  expect(told({ ...files, '.github/workflows/deploy.yml': text }, code)).toHaveLength(1);
});
