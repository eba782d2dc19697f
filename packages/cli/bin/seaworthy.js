#!/usr/bin/env node
'use strict';

// The command is one bundle. V8 stores what it compiled of it in a cache, made by the build; with
// that the start is several times faster. Another Node, processor or set of flags makes V8 refuse
// the cache, and the bundle is compiled as usual: nothing but the time differs.

const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const installation = join(__dirname, '..');
const folder = join(installation, 'dist', 'bundle');
const filename = join(folder, 'seaworthy.cjs');

function readIfPresent(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function loadBundle(source) {
  const cachedData = readIfPresent(join(folder, 'seaworthy.cache'));
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
  const bundle = { exports: {} };
  script.runInThisContext()(bundle.exports, createRequire(filename), bundle, filename, folder);
  return bundle.exports;
}

const [major, minor] = process.versions.node.split('.').map(Number);
const source = readIfPresent(filename);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`seaworthy needs Node 20.19 or newer; this is ${process.version}.`);
  process.exitCode = 2;
} else if (source === undefined) {
  console.error('seaworthy is not built: run npm ci, or npm run build, in its repository.');
  process.exitCode = 2;
} else {
  loadBundle(source.toString('utf8')).runProcess(installation);
}
