import { randomBytes } from 'node:crypto';
import type { Observe } from '../../observation.ts';
import type { Engine } from '../engine/engine.ts';
import { provideSupportImage } from '../engine/provide-support-image.ts';
import type { PreparedTask, TaskRunner } from '../task-runner.ts';
import { startRouter } from './network/start-router.ts';
import { createLabels, runLabel } from './ownership/labels.ts';
import { removeLabelled } from './ownership/remove.ts';
import { sweep } from './ownership/sweep.ts';
import { prepareTask } from './prepare-task.ts';
import { observeStandIns, type Run } from './run.ts';

export interface ContainerRunnerOptions {
  readonly engine: Engine;
  readonly observe: Observe;
  /** The sandbox's own authority, in PEM, which containers shall trust as they trust Amazon's. */
  readonly certificateAuthority?: string;
  /** What is being done that takes long. */
  readonly report?: (line: string) => void;
  readonly signal: AbortSignal;
}

export interface ContainerRunner extends TaskRunner {
  /** Removes everything that the run still has in the engine. The engine stays. */
  close(): Promise<void>;
}

/** Runs tasks in containers, after sweeping what runs left that were killed. */
export async function createContainerRunner(
  options: ContainerRunnerOptions,
): Promise<ContainerRunner> {
  const { engine, observe, certificateAuthority, report = () => undefined, signal } = options;
  await sweep(engine, report);
  const supportImage = await provideSupportImage(engine, { report, signal });
  signal.throwIfAborted();
  const id = randomBytes(6).toString('hex');
  const labels = await createLabels(id);
  const removeAll = () => removeLabelled(engine, `${runLabel}=${id}`, () => true);
  try {
    const router = await startRouter(engine, supportImage, labels);
    const standIn = observeStandIns(observe);
    const run: Run = {
      ...{ id, engine, labels, supportImage, router, standIn },
      imageFiles: new Map(),
      derivedImages: new Map(),
      fileSystems: new Map(),
      ...(certificateAuthority !== undefined && { certificateAuthority }),
    };
    const tasks = new Set<Promise<PreparedTask>>();
    return {
      prepare(task, taskSignal) {
        const prepared = prepareTask(run, task, taskSignal);
        tasks.add(prepared);
        return prepared;
      },
      async close() {
        await disposeAll(tasks);
        await router.close();
        await removeAll();
      },
    };
  } catch (error) {
    await removeAll();
    throw error;
  }
}

/** Waits for what is being made, too: it would fail for want of the engine. */
async function disposeAll(tasks: ReadonlySet<Promise<PreparedTask>>): Promise<void> {
  const made = await Promise.allSettled(tasks);
  await Promise.allSettled(made.map((task) => 'value' in task && task.value.dispose()));
}
