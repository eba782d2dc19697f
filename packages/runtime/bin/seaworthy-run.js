#!/usr/bin/env node
import '../dist/bundle/seaworthy-run.js';
