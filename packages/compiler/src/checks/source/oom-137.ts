import { dependencyOf } from './manifests.ts';
import { taskCheck } from './task-check.ts';

/** MiB without which a task with such a library is known to be killed when it gets to work. */
const needs: readonly (readonly [library: string, memory: number])[] = [
  ['torch', 3072],
  ['tensorflow', 3072],
  ['sentence-transformers', 3072],
  ['openai-whisper', 4096],
  ['faster-whisper', 3072],
  ['easyocr', 3072],
  ['ultralytics', 3072],
  ['puppeteer', 2048],
  ['playwright', 2048],
  ['@huggingface/transformers', 2048],
  ['@xenova/transformers', 2048],
];

/** Some libraries need more memory than a small task has. */
export const oom137 = taskCheck(
  'oom-137',
  'warning',
  function* ({ task, service, source }, report) {
    for (const [library, memory] of needs) {
      const place = task.size.memory < memory ? dependencyOf(source, library) : undefined;
      if (!place) continue;
      const what = `${task.name} has ${task.size.memory} MiB; with ${library} it is likely to be killed: "OutOfMemoryError: Container killed due to memory usage", exit code 137.`;
      const mend = `Give it at least ${memory / 1024} GB: \`deploy: resources: limits: memory: ${memory}M\`.`;
      const span = task.size.asked.memory?.span ?? service.span;
      yield report(span, { what, mend }, [
        { message: `${library} is asked for here`, span: place },
      ]);
      return;
    }
  },
);
