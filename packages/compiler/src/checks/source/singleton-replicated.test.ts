import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'singleton-replicated';

const files = (command: string, max: number) => ({
  'compose.yaml': `services:
  app:
    build: .
    command: ${command}
    x-seaworthy:
      scale: { min: 1, max: ${max} }
`,
  Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["python", "a.py"]\n',
  'start.sh': '#!/bin/sh\nalembic upgrade head\nexec celery -A app worker\n',
  'clock.sh': '#!/bin/sh\nexec celery -A app beat\n',
});

describe(code, () => {
  test('a scheduler that runs several times is found', () => {
    expect(told(files('celery -A app beat', 3), code)).toEqual([
      'warning compose.yaml: celery -A app beat',
    ]);
    expect(told(files('celery -A app worker -B', 2), code)).toHaveLength(1);
    expect(told(files('celery -A app beat', 1), code)).toEqual([]);
    expect(told(files('celery -A app worker', 3), code)).toEqual([]);
  });

  test('a scheduler behind a script overlaps with itself while it is deployed', () => {
    expect(told(files('sh clock.sh', 1), code)).toEqual([
      'advice clock.sh: exec celery -A app beat',
    ]);
  });

  test('a migration that every task runs is found', () => {
    expect(told(files('sh start.sh', 4), code)).toEqual(['warning start.sh: alembic upgrade head']);
    expect(told(files('sh start.sh', 1), code)).toEqual([]);
  });
});
