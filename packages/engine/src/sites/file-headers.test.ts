import { expect, test } from 'vitest';
import { headersOf } from './file-headers.ts';

const forAYear = 'public, max-age=31536000, immutable';

test.each([
  'assets/index-B3xQ81aZ.js',
  'assets/index-a_3-Q81Z.css',
  'static/js/main.8d1c2f3e.chunk.js',
  'static/js/main.8d1c2f3e.js.map',
  '8d1c2f3ea0b14c5d9e77.wasm',
  '_next/static/chunks/framework.js',
  '_app/immutable/entry/start.js',
])('%s never changes: it is kept for a year', (key) => {
  expect(headersOf(key).cacheControl).toBe(forAYear);
});

test.each([
  'index.html',
  'about/index.html',
  'favicon.ico',
  'assets/main.js',
  'jquery-3.7.1.min.js',
  'report-20240101.pdf',
  'photo-1024x768.png',
  'app-settings.json',
  'chart-Figure12.png',
  'photo-DSC00123.jpg',
  'icon-UserList.svg',
  'service-worker.js',
  'CNAME',
])('%s may change under its name: it is asked for anew', (key) => {
  expect(headersOf(key).cacheControl).toBe('no-cache');
});

test.each([
  ['index.html', 'text/html; charset=utf-8'],
  ['assets/main.8d1c2f3e.js', 'text/javascript; charset=utf-8'],
  ['assets/main.8d1c2f3e.js.map', 'application/json'],
  ['LOGO.SVG', 'image/svg+xml'],
  ['.well-known/apple-app-site-association', 'application/octet-stream'],
])('%s is %s', (key, contentType) => {
  expect(headersOf(key).contentType).toBe(contentType);
});
