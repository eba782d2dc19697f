import { TaskMistake } from './task-mistake.ts';

/** Loads a package that only some applications need. Throws TaskMistake if it is not installed. */
export async function loadPeer<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new TaskMistake(`The package ${name} is not installed: npm install ${name}`);
  }
}
