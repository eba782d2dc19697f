#!/usr/bin/env node
'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const installation = join(__dirname, '..');
const bundles = join(installation, 'dist', 'bundle');

/**
 * V8 runs bytecode longer before it optimises a function, and makes no plain machine code of it in
 * between. Most plans are over by then: 10 services take 6 ms less by the first and 2 by the second;
 * 1,000 services, where machine code pays, take a tenth more by the second.
 */
const optimiseLater = '--interrupt-budget=1000000 --no-sparkplug';

/** The bundles that run, by name. */
const loaded = new Map();

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  refuse(`it needs Node 20.19 or newer, and this is ${process.version}`);
} else {
  // Before a cache is taken: V8 refuses one that was made under other flags.
  setFlagsFromString(optimiseLater);
  const command = load('seaworthy');
  if (command) command.runProcess(installation, loadEngine);
  else refuse('it is not built: run npm ci in its repository');
}

/**
 * Runs a bundle, once, with V8's cache of its compiled code; undefined if it is not there. Another
 * Node, processor or set of flags makes V8 refuse the cache, and the bundle is compiled as usual:
 * nothing but the time differs.
 */
function load(name) {
  const known = loaded.get(name);
  if (known) return known.exports;
  const filename = join(bundles, `${name}.js`);
  const source = readIfPresent(filename, 'latin1');
  if (source === undefined) return undefined;
  const cachedData = readIfPresent(join(bundles, `${name}.cache`));
  const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
  const bundle = { exports: {} };
  loaded.set(name, bundle);
  script.runInThisContext()(bundle.exports, require, bundle, load);
  return bundle.exports;
}

/**
 * Its commands run beside containers, or for as long as AWS takes, so that they shall be small: V8
 * keeps less room for what is soon forgotten, and looks through it more often.
 */
function loadEngine() {
  setFlagsFromString('--semi-space-growth-factor=1');
  return require('../dist/bundle/engine/index.cjs');
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
