// One worker process of bench/tasks: takes tasks until it is killed. Its database, in which an effect
// and its record are written together, is the parent, asked by messages.
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const { bundle, settings, concurrency, leaseSeconds, withRecords } = JSON.parse(process.argv[2]);
const { createTaskService } = await import(pathToFileURL(bundle).href);

const asked = new Map();
let last = 0;
process.on('message', ([id, value]) => {
  asked.get(id)?.(value);
  asked.delete(id);
});
// A worker whose parent has gone has nothing to work for.
process.on('disconnect', () => process.exit());

function ask(what, ...values) {
  return new Promise((resolve) => {
    last += 1;
    asked.set(last, resolve);
    process.send([last, what, ...values]);
  });
}

const records = {
  begin: (claim) => ask('begin', claim),
  extend: (claim) => ask('extend', claim),
  end: (claim, ending) => ask('end', claim, ending),
  find: (key) => ask('find', key),
};

/** Long enough to be killed in. */
async function apply({ claim }) {
  await sleep(Math.random() * 20);
  return ask('apply', claim);
}

const tasks = await createTaskService({ ...settings, ...(withRecords ? { records } : {}) });
tasks.work(
  {
    count: withRecords ? apply : ({ payload }) => ask('seen', payload),
  },
  { concurrency, leaseSeconds, maxAttempts: 1000, backoff: () => 100 },
);
process.send([0, 'ready']);
