import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'tg-host-header-rejected';

const files = (hosts: string, settings = '') => ({
  'compose.yaml': `services:
  api:
    build: .
    ports: ["8000:8000"]
${hosts === '' ? '' : `    environment:\n      ALLOWED_HOSTS: "${hosts}"\n`}`,
  Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["gunicorn", "-b", ":8000", "app.wsgi"]\n',
  'requirements.txt': 'Django==5.1\n',
  'app/settings.py': settings,
});

describe(code, () => {
  test('a list of names in a variable is found', () => {
    expect(told(files('api.example.com'), code)).toEqual(['error compose.yaml: "api.example.com"']);
    expect(told(files('api.example.com,*'), code)).toEqual([]);
    expect(told(files(''), code)).toEqual([]);
  });

  test('without a framework that is known to use it, it is only a risk', () => {
    const { 'requirements.txt': _, ...unknown } = files('api.example.com');
    expect(told(unknown, code)).toEqual(['warning compose.yaml: "api.example.com"']);
  });

  test('a list in the program is found', () => {
    const settings = "DEBUG = False\nALLOWED_HOSTS = ['api.example.com']\n";
    expect(told(files('', settings), code)).toEqual([`error app/settings.py: ['api.example.com']`]);
    expect(told(files('', 'ALLOWED_HOSTS = []\n'), code)).toHaveLength(1);
    expect(told(files('', "ALLOWED_HOSTS = ['*']\n"), code)).toEqual([]);
  });

  test('a program that lets the probe pass is left alone', () => {
    const settings = "MIDDLEWARE = ['app.HealthCheckMiddleware']\n";
    expect(told(files('api.example.com', settings), code)).toEqual([]);
    expect(told(files('api.example.com', "ALLOWED_CIDR_NETS = ['10.0.0.0/16']\n"), code)).toEqual(
      [],
    );
  });

  test.each([
    'if (request.url !== healthPath && !isAllowed(request.hostname, allowedHosts)) {',
    "if (req.path === '/health') return next();\nif (!allowedHosts.includes(req.hostname)) {",
    "if request.path.startswith('/health'): return allow()\nif request.host not in ALLOWED_HOSTS:",
  ])('a program that asks for the path before the host is left alone: %s', (program) => {
    expect(told({ ...files('api.example.com'), 'src/server.ts': program }, code)).toEqual([]);
  });

  test('a health path alone exempts nothing', () => {
    const program = "const allowedHosts = [];\nif (req.path === '/health') reply.send('ok');\n";
    expect(told({ ...files('api.example.com'), 'src/server.ts': program }, code)).toHaveLength(1);
  });

  test('a worker has no probe', () => {
    const compose = files('api.example.com')['compose.yaml'].replace(/ {4}ports.*\n/, '');
    expect(told({ ...files(''), 'compose.yaml': compose }, code)).toEqual([]);
  });
});
