import { readArguments, usage } from './read-arguments.ts';
import { runEntrypoint } from './run-entrypoint.ts';

const read = readArguments(process.argv.slice(2));
if (read.kind === 'help') {
  process.stdout.write(usage);
} else if (read.kind === 'mistake') {
  process.stderr.write(`seaworthy-run: ${read.message}\n\n${usage}`);
  process.exit(2);
} else {
  await runEntrypoint(read.arguments);
}
