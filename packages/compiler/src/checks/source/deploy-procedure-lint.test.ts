import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'deploy-procedure-lint';

const of = (script: string) =>
  told(
    {
      'compose.yaml': 'services:\n  api:\n    image: acme/api:1\n    ports: ["8000:8000"]\n',
      'scripts/deploy.sh': `#!/bin/sh\n${script}\n`,
    },
    code,
  ).map((line) => line.replace('warning scripts/deploy.sh: ', ''));

describe(code, () => {
  test.each([
    ['aws ecs update-service --task-definition shop:latest', 'shop:latest'],
    ['aws logs filter-pattern ERROR', 'filter-pattern'],
    ['aws ecr create-repository --repository-name a || true', '|| true'],
    ['aws ecr create-repository \\\n  --repository-name a \\\n  || true', '|| true'],
    ['docker buildx build -t a .\ndocker push a', 'docker buildx build'],
    ['pg_dump -Fc shop > shop.dump', 'pg_dump'],
    ['docker push registry/a:<short>', '<short>'],
    ['docker push a\naws ecr create-repository --repository-name a', 'docker push'],
  ])('%s is found', (script, part) => {
    expect(of(script)).toEqual([part]);
  });

  test.each([
    'aws ecs update-service --task-definition shop',
    'aws ecs update-service --task-definition shop:12',
    'aws logs filter-log-events --filter-pattern ERROR',
    'aws ecr describe-repositories || aws ecr create-repository --repository-name a',
    'docker buildx build --push -t a .\ndocker push b',
    'docker buildx build \\\n  --load \\\n  -t a .\ndocker push a',
    'docker buildx build -t a .',
    'pg_dump -Fc --no-owner --no-acl shop > shop.dump',
    'aws ecr create-repository --repository-name a\ndocker push a',
    '# aws logs filter-pattern ERROR',
    'echo docker',
  ])('%s is right', (script) => {
    expect(of(script)).toEqual([]);
  });
});
