// The program of bench/soak.mjs: a soak of the given size, its report as JSON on standard output.
import { runSoak } from '../../packages/sandbox/src/soak/testing/run-soak.ts';

const [services, hours, seed] = process.argv.slice(2).map(Number);
const started = performance.now();
const report = await runSoak({ services, hours, seed });
const seconds = (performance.now() - started) / 1000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const processor = (userCPUTime + systemCPUTime) / 1e6;
const peak = Math.round(maxRSS / 1024);
process.stdout.write(JSON.stringify({ ...report, seconds, processor, peak }));
