import { taskCheck } from './task-check.ts';

/** An image cannot be built from what is not there. */
export const imageDockerfileMissing = taskCheck(
  'image-dockerfile-missing',
  'error',
  function* ({ task, source: { missing } }, report) {
    if (!missing) return;
    const { what, path, span } = missing;
    yield report(
      span,
      what === 'folder'
        ? {
            what: `${task.name} is built from ${path}, where there are no files.`,
            mend: 'Name the folder that holds the Dockerfile, as seen from the Compose file.',
          }
        : {
            what: `${task.name} is built from ${path}, which does not exist.`,
            mend: 'Add the Dockerfile, or name it with `dockerfile:`, as seen from the build context.',
          },
    );
  },
);
