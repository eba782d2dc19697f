import { test } from 'vitest';
import { measureDeployments } from './testing/measure-deployments.ts';
import { apiLimits, leastLeft, busiestMinute } from './testing/api-limits.ts';
test.each([['one service','sound'],['one service','crashing'],['one service','unhealthy'],['ten services','sound'],['ten services','crashing']] as const)('%s %s', async (p, m) => {
  const t=performance.now();
  const life = await measureDeployments(p, m);
  for (const d of [life.first, life.second]) {
    const st = (a: readonly number[]) => `${a.length} mean ${(a.reduce((x,y)=>x+y,0)/a.length).toFixed(2)} max ${Math.max(...a)}`;
    console.log(p, m, d.outcome, d.codes, d.seconds, 'after', d.afterSecondDeath, 'good', st(d.delays.good), 'bad', st(d.delays.bad), apiLimits.map(l => `${l.name} left ${leastLeft(l,d.calls)} min ${busiestMinute(d.calls.filter(l.covers))}`), 'total', busiestMinute(d.calls));
  }
  console.log(performance.now()-t);
}, 120000);
