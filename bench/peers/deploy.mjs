// The program of bench/deploy.mjs: deployments in virtual time, as JSON on standard output.
import {
  apiLimits,
  busiestMinute,
  leastLeft,
} from '../../packages/engine/src/ship/testing/api-limits.ts';
import { measureDeployments } from '../../packages/engine/src/ship/testing/measure-deployments.ts';

const rows = [];
for (const project of ['one service', 'ten services']) {
  for (const manner of ['sound', 'crashing', 'unhealthy']) {
    const { first, second } = await measureDeployments(project, manner);
    if (manner === 'sound') rows.push(rowOf(`${project}, first deployment`, first));
    rows.push(rowOf(`${project}, new image, ${manner}`, second));
  }
}
process.stdout.write(JSON.stringify(rows));

function rowOf(name, { outcome, codes, seconds, afterSecondFailure, delays, calls }) {
  const limits = apiLimits.map((limit) => ({
    name: limit.name,
    burst: limit.burst,
    perSecond: limit.perSecond,
    calls: busiestMinute(calls.filter(limit.covers)),
    left: leastLeft(limit, calls),
  }));
  const services = [...new Set(calls.map(({ service }) => service))].map((service) => [
    service,
    busiestMinute(calls.filter((call) => call.service === service)),
  ]);
  return {
    name,
    outcome,
    verdict: outcome === 'failed' ? codes[0] : undefined,
    seconds,
    afterSecondFailure,
    delays,
    limits,
    services,
  };
}
