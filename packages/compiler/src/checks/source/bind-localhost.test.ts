import { describe, expect, test } from 'vitest';
import { told } from './testing/find-in.ts';

const code = 'bind-localhost';

interface Case {
  readonly command: string;
  readonly service?: string;
  readonly dockerfile?: string;
  readonly files?: Readonly<Record<string, string>>;
}

function of({ command, service = '', dockerfile = 'FROM x', files = {} }: Case) {
  return told(
    {
      'compose.yaml': `services:\n  api:\n    build: .\n    ports: ["8000:8000"]\n${service}`,
      Dockerfile: `${dockerfile}\nWORKDIR /app\nCOPY . .\nCMD ${command}\n`,
      ...files,
    },
    code,
  );
}

describe(`${code}: commands`, () => {
  test.each([
    ['["uvicorn", "app:app"]'],
    ['["uvicorn", "app:app", "--host", "127.0.0.1"]'],
    ['["gunicorn", "app:app"]'],
    ['["gunicorn", "-b", "localhost:8000", "app:app"]'],
    ['["flask", "run", "--port=8000"]'],
    ['["python", "-m", "flask", "run", "-p", "8000"]'],
    ['["fastapi", "dev", "app.py"]'],
    ['["python", "manage.py", "runserver"]'],
    ['["python", "manage.py", "runserver", "8000"]'],
    ['["php", "artisan", "serve"]'],
    ['["php", "-S", "localhost:8000"]'],
    ['["ng", "serve", "--port", "8000"]'],
    ['["npx", "vite", "--port", "8000"]'],
    ['["hypercorn", "app:app"]'],
    ['["daphne", "app.asgi:application"]'],
  ])('%s is found', (command) => {
    expect(of({ command })).toEqual([`error Dockerfile: CMD ${command}`]);
  });

  test.each([
    ['["uvicorn", "app:app", "--host", "0.0.0.0"]'],
    ['["uvicorn", "app:app", "--uds", "/tmp/s"]'],
    ['["gunicorn", "-b", "0.0.0.0:8000", "app:app"]'],
    ['["gunicorn", "--bind=:8000", "app:app"]'],
    ['["gunicorn", "-b0.0.0.0:8000", "app:app"]'],
    ['["gunicorn", "-c", "conf.py", "app:app"]'],
    ['["gunicorn", "-b", "unix:/tmp/s", "app:app"]'],
    ['["flask", "run", "--host=0.0.0.0", "--port=8000"]'],
    ['["fastapi", "run", "app.py"]'],
    ['["python", "manage.py", "runserver", "0.0.0.0:8000"]'],
    ['["python", "manage.py", "migrate"]'],
    ['["php", "-S", "0.0.0.0:8000"]'],
    ['["npx", "vite", "--host", "--port", "8000"]'],
    ['["node", "server.js"]'],
    ['["uvicorn", "app:app", "--host", "$HOST"]'],
  ])('%s is not', (command) => {
    expect(of({ command })).toEqual([]);
  });

  test('variables and configuration files are heard', () => {
    const uvicorn = '["uvicorn", "app:app"]';
    const environment = '    environment:\n      UVICORN_HOST: 0.0.0.0\n';
    expect(of({ command: uvicorn, service: environment })).toEqual([]);
    expect(of({ command: uvicorn, dockerfile: 'FROM x\nENV UVICORN_HOST=0.0.0.0' })).toEqual([]);
    const files = { 'gunicorn.conf.py': 'bind = "0.0.0.0:8000"\n' };
    expect(of({ command: '["gunicorn", "app:app"]', files })).toEqual([]);
    const command = '["gunicorn", "app:app"]';
    expect(of({ command, service: '    environment:\n      PORT: "8000"\n' })).toEqual([]);
  });

  test('another port than the published one is found, with both places', () => {
    const command = '["uvicorn", "app:app", "--host", "0.0.0.0", "--port", "5000"]';
    expect(of({ command })).toEqual([`error Dockerfile: CMD ${command}`]);
    expect(of({ command: command.replace('5000', '8000') })).toEqual([]);
  });

  test('a worker that nobody addresses may listen where it likes', () => {
    const files = {
      'compose.yaml': 'services:\n  worker:\n    build: .\n',
      Dockerfile: 'FROM x\nCMD ["uvicorn", "app:app"]\n',
    };
    expect(told(files, code)).toEqual([]);
  });
});

describe(`${code}: programs`, () => {
  test('the address of a variable is found', () => {
    const service = '    environment:\n      HOST: 127.0.0.1\n';
    expect(of({ command: '["node", "a.js"]', service })).toEqual(['error compose.yaml: 127.0.0.1']);
  });

  test('a server in the program text is found', () => {
    const command = '["node", "server.js"]';
    const fastify = "import Fastify from 'fastify'\nawait app.listen({ port: 8000 })\n";
    expect(of({ command, files: { 'server.js': fastify } })).toEqual(['error server.js: .listen']);
    const mended = fastify.replace('8000', "8000, host: '0.0.0.0'");
    expect(of({ command, files: { 'server.js': mended } })).toEqual([]);
  });

  test("Python's own server counts in the file that is started", () => {
    const files = { 'app.py': 'app = Flask(__name__)\napp.run(port=8000)\n' };
    expect(of({ command: '["python", "app.py"]', files })).toEqual(['error app.py: app.run']);
    expect(of({ command: '["python", "other.py"]', files })).toEqual([]);
    expect(of({ command: '["gunicorn", "-b", ":8000", "app:app"]', files })).toEqual([]);
  });

  test('a second, private server is only a risk', () => {
    const files = { 'server.js': "admin.listen(9000, 'localhost')\napp.listen(8000)\n" };
    expect(of({ command: '["node", "server.js"]', files })).toEqual([
      "warning server.js: 'localhost'",
    ]);
  });

  test('a PORT that is not the published port is found', () => {
    const files = { 'server.js': 'app.listen(process.env.PORT)\n' };
    const service = '    environment:\n      PORT: 3000\n';
    expect(of({ command: '["node", "server.js"]', service, files })).toEqual([
      'error compose.yaml: 3000',
    ]);
    const mended = service.replace('3000', '8000');
    expect(of({ command: '["node", "server.js"]', service: mended, files })).toEqual([]);
  });
});
