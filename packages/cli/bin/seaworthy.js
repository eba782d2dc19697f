#!/usr/bin/env node
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const installation = join(__dirname, '..');
const bundlePath = join(installation, 'dist', 'bundle', 'seaworthy.js');
const cachePath = join(installation, 'dist', 'bundle', 'seaworthy.cache');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  refuse(`it needs Node 20.19 or newer, and this is ${process.version}`);
} else {
  const source = readIfPresent(bundlePath, 'latin1');
  if (source === undefined) refuse('it is not built: run npm ci in its repository');
  else loadBundle(source).runProcess(installation);
}

/**
 * Runs the bundle with V8's cache of its compiled code. Another Node, processor or set of flags
 * makes V8 refuse the cache, and the bundle is compiled as usual: nothing but the time differs.
 */
function loadBundle(source) {
  const cachedData = readIfPresent(cachePath);
  const options = { filename: bundlePath, ...(cachedData && { cachedData }) };
  const bundle = { exports: {} };
  new Script(source, options).runInThisContext()(bundle.exports, require, bundle);
  return bundle.exports;
}

function refuse(reason) {
  console.error(`seaworthy cannot start: ${reason}.`);
  process.exitCode = 2;
}

function readIfPresent(path, encoding) {
  try {
    return readFileSync(path, encoding);
  } catch {
    return undefined;
  }
}
