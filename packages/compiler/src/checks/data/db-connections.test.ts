import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { goodCloud, live, planned } from '../testing/good-facts.ts';
import { dbConnections } from './db-connections.ts';

describe('db-connections', () => {
  it('warns of services that together open more connections than the class takes', () => {
    const cloud = change(
      'databases',
      'data/Db',
      { instanceClass: 'db.t4g.micro' },
      change('scalingTargets', 'api/Scaling', { maximum: 10 }),
    );
    expect(findingsOf(dbConnections, planned(cloud))).toEqual([
      'warning: db takes about 99 connections, and its services may open 237 while all scale out and deploy.',
    ]);
  });

  it('goes by the pool and the workers that variables name', () => {
    const environment = [
      { name: 'DB_POOL_SIZE', value: '2' },
      { name: 'WEB_CONCURRENCY', value: '3' },
    ];
    const cloud = change(
      'databases',
      'data/Db',
      { maximumConnections: 60 },
      changeContainer('api', { environment }),
    );
    expect(findingsOf(dbConnections, planned(cloud))[0]).toContain('its services may open 61');
  });

  it('does not judge a class that it does not know', () => {
    const cloud = change('scalingTargets', 'api/Scaling', { maximum: 1000 });
    const { instanceClass: _, ...database } = goodCloud
      .databases[0] as (typeof goodCloud.databases)[number];
    expect(findingsOf(dbConnections, live({ ...cloud, databases: [database] }))).toEqual([]);
  });
});
