import type { Surroundings } from './command.ts';
import { ownVersion } from './own-version.ts';

/** Tells the user that the fault is ours, and what to report. */
export function describeBug(
  error: unknown,
  args: readonly string[],
  surroundings: Surroundings,
): readonly string[] {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1) : [];
  const debugging = Boolean(surroundings.variables.SEAWORTHY_DEBUG);
  return [
    'seaworthy: this is a bug of Seaworthy, not a mistake in your project.',
    '',
    `  ${message}`,
    ...(debugging ? stack : []),
    '',
    'Please report it with the lines above and below, and the Compose file if you can share it.',
    `  seaworthy ${ownVersion(surroundings)}, Node ${process.version}, ${process.platform} ${process.arch}`,
    `  seaworthy ${args.join(' ')}`,
    ...(debugging ? [] : ['Run it again with SEAWORTHY_DEBUG=1 to see where it happened.']),
  ];
}
