import { expect, it } from 'vitest';
import { readListening } from './read-listening.ts';

it.each([
  ['INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)', 8000, true],
  ['      Now listening on: http://localhost:5000', 5000, true],
  ['listening on http://[::1]:8000', 8000, true],
  ["TomcatWebServer : Tomcat started on port 8080 (http) with context path '/'", 8080, false],
  ['[1] [INFO] Listening at: http://0.0.0.0:8000 (1)', 8000, false],
  ['2026/11/02 09:14:05 listening on :8000', 8000, false],
  ['Listening on http://[::]:3000', 3000, false],
  ['   - Local:        http://ip-10-0-97-61.ap-northeast-2.compute.internal:8000', 8000, false],
  ['  URL: http://0.0.0.0:8501', 8501, false],
  ['  ➜  Local:   http://localhost:5173/', 5173, true],
])('%s', (line, port, isLoopback) => {
  expect(readListening(line)).toEqual({ port, isLoopback });
});

it.each([
  'started at 09:14:05',
  'Started ShopApplication in 4.2 seconds (process running for 4.9)',
  'connection to db:5432 started',
  'listening for orders',
  'REDIS_URL: redis://cache:6379/0',
  'GET http://10.0.0.1:9000/ 200',
])('%s names nowhere', (line) => {
  expect(readListening(line)).toBeUndefined();
});
