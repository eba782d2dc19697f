/**
 * A log without gunicorn's question whether memory ran out where gunicorn killed the worker itself
 * for being slow: it asks that of every worker that was killed.
 */
export function withoutOwnKills(lines: readonly string[]): readonly string[] {
  const slow = new Set(
    lines.flatMap((line) => /WORKER TIMEOUT \(pid:(\d+)\)/.exec(line)?.[1] ?? []),
  );
  return lines.filter((line) => {
    const killed = /Worker \(pid:(\d+)\) was sent SIGKILL/.exec(line)?.[1];
    return killed === undefined || !slow.has(killed);
  });
}
