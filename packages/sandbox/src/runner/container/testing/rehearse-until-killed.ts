import { findEngine } from '../../engine/find-engine.ts';
import { provideSupportImage } from '../../engine/provide-support-image.ts';
import { createContainerRunner } from '../create-container-runner.ts';
import { nodeContainer, startIn, taskToRun } from './tasks.ts';

/** A rehearsal that nobody ends properly: it says `ready` and waits to be killed. */
const engine = await findEngine();
const work = { report: () => undefined, signal: new AbortController().signal };
const image = await provideSupportImage(engine, work);
const runner = await createContainerRunner({ engine, observe: () => undefined, ...work });
const volumes = [{ name: 'data' }, { name: 'files', fileSystemId: 'fs-1' }];
const task = await runner.prepare(taskToRun({ volumes }), work.signal);
const app = await startIn(
  task,
  nodeContainer(image, 'setInterval(() => {}, 1000); console.log("up")', {
    environment: { TOKEN: 'secret-of-the-killed' },
    mounts: [
      { volume: 'data', path: '/data', readonly: false },
      { volume: 'files', path: '/files', readonly: false },
    ],
  }),
);
await app.said('up');
console.log('ready');
