import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'redis-ssl-option-clash';

function of(program: string, environment = '') {
  return told(
    {
      'compose.yaml': `services:
  api:
    build: .
    ports: ["8000:8000"]
${environment === '' ? '' : `    environment:\n      ${environment}\n`}`,
      Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["python", "main.py"]\n',
      'requirements.txt': 'redis\ncelery\n',
      'main.py': program,
    },
    code,
  );
}

describe(code, () => {
  test('a keyword that redis-py refuses is found', () => {
    expect(of('import redis\nr = redis.from_url(URL, ssl=True)\n')).toEqual([
      'error main.py: ssl=True',
    ]);
    expect(of('import redis\nr = redis.from_url(URL)\n')).toEqual([]);
  });

  test('options in a URL are found in the program and in the variables', () => {
    expect(of('URL = "redis://cache:6379/0?ssl_cert_reqs=none"\n')).toEqual([
      'error main.py: ssl_cert_reqs=none',
    ]);
    expect(of('', 'REDIS_URL: rediss://cache.example.com:6379/0?ssl=true')).toEqual([
      'error compose.yaml: rediss://cache.example.com:6379/0?ssl=true',
    ]);
    expect(of('', 'REDIS_URL: rediss://cache.example.com:6379/0?ssl_cert_reqs=none')).toEqual([
      'warning compose.yaml: rediss://cache.example.com:6379/0?ssl_cert_reqs=none',
    ]);
    expect(of('', 'REDIS_URL: rediss://cache.example.com:6379/0?ssl_cert_reqs=required')).toEqual(
      [],
    );
  });

  test("Celery's result backend must say how it verifies", () => {
    const url = 'rediss://cache.example.com:6379/0';
    expect(of('', `CELERY_RESULT_BACKEND: ${url}`)).toEqual([`error compose.yaml: ${url}`]);
    expect(of('', `CELERY_RESULT_BACKEND: ${url}?ssl_cert_reqs=CERT_REQUIRED`)).toEqual([]);
    expect(of('', `REDIS_URL: ${url}`)).toEqual([]);
  });

  test('a cache that becomes managed is followed without a clash', () => {
    const files = {
      'compose.yaml': `services:
  worker:
    build: .
    environment:
      CELERY_BROKER_URL: redis://cache:6379/0
      CELERY_RESULT_BACKEND: redis://cache:6379/0
  cache:
    image: redis:7
`,
      Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["celery", "-A", "app", "worker"]\n',
      'requirements.txt': 'redis\ncelery\n',
    };
    expect(told(files, code)).toEqual([]);
  });
});
