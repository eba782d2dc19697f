/** Linux: the bytes of one argument or variable with its final NUL (MAX_ARG_STRLEN). */
const longestOne = 128 * 1024;

/** Bytes of all together with the usual stack of 8 MiB, less what the kernel wants itself. */
const longestTogether = 2 * 1024 * 1024 - 4096;

/** Names what is too long to start a process with, which the system calls E2BIG and no more. */
export function checkLengths(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): string | undefined {
  const texts = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  const tooLong = texts.find((text) => sizeOf(text) > longestOne);
  if (tooLong !== undefined) {
    const name = tooLong.slice(0, tooLong.indexOf('='));
    return `the variable ${name} is longer than the 128 KiB that Linux passes to a process`;
  }
  const argument = command.findIndex((text) => sizeOf(text) > longestOne);
  if (argument !== -1) return `argument ${argument} is longer than 128 KiB`;
  const total = [...texts, ...command].reduce((sum, text) => sum + sizeOf(text) + 8, 0);
  return total > longestTogether ? 'all variables together are longer than 2 MiB' : undefined;
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text) + 1;
}
