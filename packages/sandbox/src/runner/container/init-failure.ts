/**
 * The code with which Fargate's init (tini) leaves when it cannot start the program, from the line of
 * Podman's (catatonit), which leaves with 1 for every reason; undefined for other lines.
 */
export function initFailure(line: string): number | undefined {
  const [, reason] = /^ERROR \(catatonit:\d+\): failed to exec pid1: (.+)$/.exec(line) ?? [];
  return reason === undefined ? undefined : codes.get(reason);
}

const codes: ReadonlyMap<string, number> = new Map([
  ['No such file or directory', 127],
  ['Permission denied', 126],
]);
