import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const reporter = fileURLToPath(new URL('./report-memory.cjs', import.meta.url));

/**
 * Runs commands in turn, `runs` times each, as whole processes. Gives the median and the least
 * wall time in milliseconds, and the peak memory in MB (measured apart, since asking costs time).
 */
export function measure(commands, runs) {
  const times = commands.map(() => []);
  for (let run = 0; run <= runs; run += 1) {
    for (const [index, command] of commands.entries()) {
      const elapsed = timeOf(command);
      // The first round fills caches and is not counted, unless it is the only one.
      if (run > 0 || runs === 0) times[index].push(elapsed);
    }
  }
  return commands.map((command, index) => {
    const sorted = times[index].sort((one, other) => one - other);
    return {
      name: command.name,
      median: sorted[Math.floor(sorted.length / 2)],
      least: sorted[0],
      memory: memoryOf(command),
    };
  });
}

function timeOf(command) {
  const start = performance.now();
  run(command, {});
  return performance.now() - start;
}

function memoryOf(command) {
  const { output } = run(command, {
    env: { NODE_OPTIONS: `--require ${reporter}` },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return Number(output[3]) / 1024;
}

function run(command, { env = {}, stdio = 'ignore' }) {
  const result = spawnSync(process.execPath, command.arguments, {
    stdio,
    cwd: command.directory,
    env: { ...baseEnvironment(), ...command.environment, ...env },
    maxBuffer: 1 << 28,
  });
  if (result.status !== (command.status ?? 0)) {
    throw new Error(`${command.name} ended with ${result.status}`);
  }
  return result;
}

/** NODE_EXTRA_CA_CERTS alone adds about 30 ms to every start of Node 20. */
function baseEnvironment() {
  const { NODE_EXTRA_CA_CERTS: _certificates, NODE_OPTIONS: _options, ...rest } = process.env;
  return rest;
}
