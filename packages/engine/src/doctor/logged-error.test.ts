import { expect, it } from 'vitest';
import { lastWords } from './last-words.ts';
import { finalError, readErrors, saidLines } from './logged-error.ts';

const node = `listening soon
/app/server.js:3
  if (!process.env.JWT_SECRET) throw new Error('JWT_SECRET is required');
                                     ^

Error: JWT_SECRET is required
    at Object.<anonymous> (/app/server.js:3:38)
    at Module._compile (node:internal/modules/cjs/loader:1554:14)

Node.js v20.20.0`.split('\n');

const python = `INFO starting
Traceback (most recent call last):
  File "/app/main.py", line 4, in <module>
    token = os.environ['API_TOKEN']
            ~~~~~~~~~~^^^^^^^^^^^^^
  File "<frozen os>", line 685, in __getitem__
KeyError: 'API_TOKEN'`.split('\n');

const java = `Exception in thread "main" java.lang.IllegalStateException: cannot start
\tat com.example.Main.main(Main.java:7)
Caused by: java.net.UnknownHostException: db
\tat com.example.Pool.open(Pool.java:31)
\t... 1 more`.split('\n');

it.each([
  ['Node.js', node, ['Error: JWT_SECRET is required']],
  ['Python', python, ["KeyError: 'API_TOKEN'"]],
  [
    'Java',
    java,
    [
      'Exception in thread "main" java.lang.IllegalStateException: cannot start',
      'Caused by: java.net.UnknownHostException: db',
    ],
  ],
  ['Go', ['panic: no DATABASE_URL', '', 'goroutine 1 [running]:'], ['panic: no DATABASE_URL']],
  ['a shell', ['sh: 1: API_KEY: parameter not set'], ['sh: 1: API_KEY: parameter not set']],
  [
    'JSON',
    ['{"level":50,"msg":"boom"}', '{"level":30,"msg":"bye"}'],
    ['{"level":50,"msg":"boom"}'],
  ],
  [
    'nginx',
    ['2026/11/02 09:14:07 [warn] 1#1: no user', '2026/11/02 09:14:07 [emerg] 1#1: bind() failed'],
    ['2026/11/02 09:14:07 [emerg] 1#1: bind() failed'],
  ],
  [
    'fetch',
    ['TypeError: fetch failed', '    at node:internal/x', '  [cause]: Error: getaddrinfo X'],
    ['TypeError: fetch failed', '[cause]: Error: getaddrinfo X'],
  ],
  ['a logger', ['2026-11-20 10:00:00 ERROR no queue'], ['2026-11-20 10:00:00 ERROR no queue']],
  [
    'Rust',
    ["thread 'main' panicked at src/main.rs:16:10:", 'MAIL_FROM must be set: NotPresent'],
    ['MAIL_FROM must be set: NotPresent'],
  ],
  [
    'Ruby',
    [
      '/app/app.rb:9:in `fetch\': key not found: "A_KEY" (KeyError)',
      "\tfrom /app/app.rb:9:in `<main>'",
      'Caused by:',
      'PG::ConnectionBad: no such database',
    ],
    [
      '/app/app.rb:9:in `fetch\': key not found: "A_KEY" (KeyError)',
      'PG::ConnectionBad: no such database',
    ],
  ],
  [
    'PHP',
    ['PHP Fatal error:  Uncaught Exception: x in /a.php:3', 'Stack trace:', '#0 /a.php(3): f()'],
    ['PHP Fatal error:  Uncaught Exception: x in /a.php:3'],
  ],
  ['Laravel', ['', '   Illuminate\\QueryException ', '', '  no host'], ['no host']],
  [
    '.NET',
    [
      'crit: Microsoft.Hosting[6]',
      '      cannot start',
      'Unhandled exception. System.IO.IOException: no port',
      '   at Program.Main()',
    ],
    ['cannot start', 'Unhandled exception. System.IO.IOException: no port'],
  ],
  ['Elixir', ['** (RuntimeError) A_KEY is missing.'], ['** (RuntimeError) A_KEY is missing.']],
  ['C++', ['terminate called', '  what():  no model'], ['what():  no model']],
  [
    'Spring Boot',
    ['APPLICATION FAILED TO START', '', 'Description:', '', 'Port 80 is in use.', '', 'Action:'],
    ['Port 80 is in use.'],
  ],
  [
    'npm',
    ['npm error Missing script: "start"', 'npm error A complete log of this run is in: /x.log'],
    ['npm error Missing script: "start"'],
  ],
  [
    'an exception without the word',
    ['Traceback (most recent call last):', '  File "/a.py", line 1, in f', 'a.b.NoHost: x'],
    ['a.b.NoHost: x'],
  ],
  ['nobody', ['0 errors found', 'ready', 'shop.Worker: started'], []],
])('the errors that %s writes are its messages', (_who, lines, headlines) => {
  expect(readErrors(lines).map(({ headline }) => headline)).toEqual(headlines);
});

it('source code and stacks are no lines that a program meant to say', () => {
  expect(saidLines(node)).toEqual(['listening soon', 'Error: JWT_SECRET is required']);
  expect(saidLines(python)).toEqual(['INFO starting', "KeyError: 'API_TOKEN'"]);
});

it('the last words are the last error with what led to it, however much was written before', () => {
  const chatter = Array.from({ length: 40 }, (_, at) => `request ${at}`);
  const words = lastWords([...chatter, ...node], 12);
  expect(words).toHaveLength(12);
  expect(words[0]).toBe('request 38');
  expect(words).toContain('Error: JWT_SECRET is required');
});

it('the last words of a program that goes on talking still have its error', () => {
  const chatter = Array.from({ length: 40 }, (_, at) => `shutting down ${at}`);
  const words = lastWords([...python, ...chatter], 15);
  expect(words).toHaveLength(10);
  expect(words).toContain("KeyError: 'API_TOKEN'");
  expect(words.at(-1)).toBe('shutting down 39');
});

it('a long stack is cut at its end', () => {
  const stack = Array.from({ length: 50 }, (_, at) => `    at step${at} (/app/a.js:${at}:1)`);
  const words = lastWords(['TypeError: x is not a function', ...stack], 5);
  expect(words).toHaveLength(5);
  expect(words[0]).toBe('TypeError: x is not a function');
  expect(words.at(-1)).toBe('    … 47 more lines');
});

it('the last words of a log without errors are its end', () => {
  expect(lastWords(['one', 'two', 'three'], 2)).toEqual(['two', 'three']);
});

it('a program ended with its exception, not with what those who started it say of that', () => {
  const worker = '[7] [ERROR] Exception in worker process';
  const master = ['[1] [ERROR] Worker (pid:7) exited with code 3', '[1] [ERROR] Shutting down'];
  expect(finalError([worker, ...python.slice(1), ...master])?.headline).toBe(
    "KeyError: 'API_TOKEN'",
  );
});

it('a program that wrote much after an exception did not end with it', () => {
  const chatter = Array.from({ length: 20 }, (_, at) => `request ${at}`);
  const lines = [...python, ...chatter, 'fatal: no queue'];
  expect(finalError(lines)?.headline).toBe('fatal: no queue');
});
