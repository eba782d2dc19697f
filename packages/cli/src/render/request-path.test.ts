import { describe, expect, it } from 'vitest';
import {
  application,
  batch,
  everything,
  job,
  link,
  postgres,
  queues,
  schedule,
  sesami,
  site,
  web,
  worker,
} from '../../../compiler/src/graph/testing/applications.ts';
import { paintFor } from '../terminal/paint.ts';
import { drawTrees } from '../terminal/tree.ts';
import { requestPaths } from './request-path.ts';

const page = { width: 100, paint: paintFor(false) };

function draw(parts: Parameters<typeof application>[0]): readonly string[] {
  return drawTrees(requestPaths(application(parts)), page);
}

describe('the way of a request', () => {
  it('leads from the internet over the load balancer and services to the stores', () => {
    expect(
      draw({
        services: [web('api'), worker('search')],
        stores: [postgres('db')],
        links: [link('api', 'search', 80), link('search', 'db', 5432), link('api', 'db', 5432)],
      }),
    ).toEqual([
      '  internet',
      '  └─ load balancer  http only: HTTPS needs a domain, and the project names none',
      '     └─ api         every path → port 8000, healthy when GET /health answers 200-399',
      '        ├─ search   worker',
      '        │  └─ db    RDS for PostgreSQL 16',
      '        └─ db',
    ]);
  });

  it('starts where there is no internet too: releases, the clock, queues and workers', () => {
    expect(
      draw({
        services: [
          job('migrate', { before: ['bot'] }),
          schedule('report'),
          batch('render', { queue: { store: 'jobs', name: 'work' } }),
          worker('bot'),
        ],
        stores: [postgres('db'), queues('jobs'), postgres('archive')],
        links: [link('migrate', 'db', 5432), link('bot', 'db', 5432)],
      }),
    ).toEqual([
      '  every release',
      '  └─ migrate  job, before bot',
      '     └─ db    RDS for PostgreSQL 16',
      '  the clock',
      '  └─ report   job, cron(0 3 * * ? *) in Asia/Seoul',
      '  runs by itself',
      '  ├─ render   AWS Batch, started by messages in work',
      '  │  └─ jobs  SQS',
      '  └─ bot      worker',
      '     └─ db',
      '  addressed by nothing',
      '  └─ archive  RDS for PostgreSQL 16',
    ]);
  });

  it('leads over CloudFront to a site, and from it to its API', () => {
    expect(
      draw({
        services: [
          site('page', {
            hosts: ['www.example.com'],
            api: [
              { path: '/api', service: 'api', span: { file: 'compose.yaml', start: 0, end: 0 } },
            ],
          }),
          web('api'),
        ],
        links: [link('page', 'api', 8000)],
      }).slice(3),
    ).toEqual([
      '  └─ CloudFront     https://www.example.com',
      '     └─ page        files of ./page/dist, /api goes to api',
      '        └─ api',
    ]);
  });

  it('goes on in a tree of its own where it would become too deep', () => {
    const names = Array.from({ length: 30 }, (_, at) => `s${at}`);
    const lines = draw({
      services: names.map((name) => worker(name)),
      links: names.slice(1).map((name, at) => link(`s${at}`, name, 80)),
    });

    expect(lines.filter((line) => /s\d+ +worker/.test(line))).toHaveLength(30);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(60);
    expect(lines.filter((line) => /^ {2}\w/.test(line))).toEqual([
      '  runs by itself',
      '  further on',
    ]);
  });

  it('comes to an end when services call each other in a circle', () => {
    expect(
      draw({
        services: [worker('a'), worker('b')],
        links: [link('a', 'b', 80), link('b', 'a', 80)],
      }),
    ).toEqual(['  further on', '  └─ a     worker', '     └─ b  worker', '        └─ a']);
  });

  it('leaves nothing out', () => {
    for (const drawn of [sesami, everything]) {
      const text = drawTrees(requestPaths(drawn), page).join('\n');
      for (const { name } of [...drawn.services, ...drawn.stores]) expect(text).toContain(name);
    }
  });
});
