import { describe, expect, test } from 'vitest';
import { findIn, told } from './testing/find-in.ts';

const code = 'tg-code-mismatch';

const files = (program: string, settings = '') => ({
  'compose.yaml': `services:\n  api:\n    build: .\n    ports: ["8000:8000"]\n${settings}`,
  Dockerfile: 'FROM node:22\nCOPY . .\nCMD ["node", "a.js"]\n',
  'package.json': '{"dependencies": {"express": "5"}}',
  'a.js': program,
});

const path = (value: string) => `    x-seaworthy: { health: { path: ${value} } }\n`;

describe(code, () => {
  test('the root, asked for want of a health path, that no route answers is found', () => {
    const program = "app.get('/health', ok)\napp.get('/items', items)\n";
    expect(told(files(program), code)).toEqual(['warning compose.yaml: "8000:8000"']);
    const [finding] = findIn(files(program)).filter((found) => found.code === code);
    expect(finding?.help).toContain('path: /health');
    expect(told(files(program, path('/health')), code)).toEqual([]);
    expect(told(files(`${program}app.get('/', index)\n`), code)).toEqual([]);
  });

  test('a path that is written nowhere in the program is found where it is asked for', () => {
    expect(told(files("app.get('/health', ok)\n", path('/healthz')), code)).toEqual([
      'warning compose.yaml: /healthz',
    ]);
  });

  test('a path under a prefix counts as answered', () => {
    const program = "router.get('/health', ok)\napp.use('/api/v1', router)\n";
    expect(told(files(program, path('/api/v1/health')), code)).toEqual([]);
  });

  test('a program that may answer anything is left alone', () => {
    expect(
      told(files("app.get('/items', items)\napp.use(express.static('public'))\n"), code),
    ).toEqual([]);
    expect(told(files("app.get('/items', items)\napp.get('*', all)\n"), code)).toEqual([]);
    expect(told(files('http.createServer(answer)\n'), code)).toEqual([]);
  });

  test('frameworks that answer by file names are left alone', () => {
    const next = {
      ...files("app.get('/items', items)\n"),
      'package.json': '{"dependencies": {"next": "15", "express": "5"}}',
    };
    expect(told(next, code)).toEqual([]);
  });

  test("Django's and FastAPI's routes are read", () => {
    const python = (name: string, program: string, settings = '') => ({
      'compose.yaml': files('', settings)['compose.yaml'],
      Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["uvicorn", "--host", "0.0.0.0", "a:app"]\n',
      'requirements.txt': `${name}\n`,
      'a.py': program,
    });
    const django = "urlpatterns = [path('admin/', admin), path('health/', ok)]\n";
    expect(told(python('django', django), code)).toHaveLength(1);
    expect(told(python('django', django, path('/health/')), code)).toEqual([]);
    expect(told(python('fastapi', '@app.get("/items")\n'), code)).toHaveLength(1);
    expect(told(python('fastapi', '@app.get("/")\n'), code)).toEqual([]);
  });
});
