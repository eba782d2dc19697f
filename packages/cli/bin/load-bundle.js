'use strict';

const { createRequire } = require('node:module');
const { dirname } = require('node:path');
const { Script } = require('node:vm');

/**
 * Runs the bundle as Node runs a CommonJS module, with V8's cache of its compiled code if there is
 * one. Another Node, processor or set of flags makes V8 refuse the cache, and the bundle is
 * compiled as usual: nothing but the time differs.
 */
exports.loadBundle = (source, filename, cachedData) => {
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${source}\n})`;
  const script = new Script(wrapped, { filename, ...(cachedData && { cachedData }) });
  const module = { exports: {} };
  const run = script.runInThisContext();
  run(module.exports, createRequire(filename), module, filename, dirname(filename));
  return { script, exports: module.exports };
};
