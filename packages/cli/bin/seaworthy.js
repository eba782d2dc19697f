#!/usr/bin/env node
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const installation = join(__dirname, '..');
const bundlePath = join(installation, 'dist', 'bundle', 'seaworthy.cjs');
const cachePath = join(installation, 'dist', 'bundle', 'seaworthy.cache');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  refuse(`it needs Node 20.19 or newer, and this is ${process.version}`);
} else {
  const source = readIfPresent(bundlePath, 'latin1');
  if (source === undefined) refuse('it is not built: run npm ci in its repository');
  else start(source);
}

function start(source) {
  const { loadBundle } = require('./load-bundle.js');
  loadBundle(source, bundlePath, readIfPresent(cachePath)).exports.runProcess(installation);
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
