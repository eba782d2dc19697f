import { test } from 'vitest';
import { requestFor } from '../rehearse/testing/plan-text.ts';
import { Harbour, shop } from './testing/harbour.ts';
const workers = Array.from({ length: 55 }, (_, at) => `  worker-${at}:\n    build: .\n    command: ["node", "worker.js"]\n`).join('');
const crons = Array.from({ length: 60 }, (_, at) => `  report-${at}:\n    build: .\n    command: ["node", "report.js"]\n    x-seaworthy: { schedule: "cron(0 3 * * ? *)" }\n`).join('');
const caches = Array.from({ length: 10 }, (_, at) => `  cache-${at}:\n    image: redis:7.1\n`).join('');
test('x', async () => {
  for (const c of [shop + workers, shop + crons, shop + caches]) { try { console.log(requestFor(c).templates.filter((t) => t.layer !== 'service').map((t) => [t.stack, t.bytes])); } catch (e) { console.log(String(e).slice(0, 600)); } }
  for (const c of [shop + crons, shop + caches]) {
    const began = performance.now();
    const { report, seconds } = await new Harbour({}, 20000).ship('v1', undefined, { compose: c });
    console.log(report.outcome, report.diagnostics.slice(0, 2), seconds, performance.now() - began);
  }
}, 200000);
