import { describe, expect, it } from 'vitest';
import { planProject } from '../../plan.ts';
import { memoryHost } from '../../project/testing/memory-host.ts';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { composeHostnameUnresolvable } from './compose-hostname-unresolvable.ts';

describe('compose-hostname-unresolvable', () => {
  it('reports a Compose name that nothing on AWS has', () => {
    expect(
      onlyFinding(composeHostnameUnresolvable, planned(withUrl('redis://redis:6379/0'))),
    ).toMatchObject({
      owner: 'worker',
      message: '`TARGET_URL` of worker leads nowhere: nothing on AWS is called `redis`.',
    });
  });

  it('reports localhost for the port of another task', () => {
    expect(
      onlyFinding(
        composeHostnameUnresolvable,
        planned(changeContainer('worker', { ports: [] }, withUrl('http://localhost:8000'))),
      ).message,
    ).toContain('port 8000 of `localhost` belongs to api, which runs in another task');
  });

  it('is content with localhost for a port of its own, names of services, endpoints and hosts', () => {
    for (const value of [
      'http://localhost:8000',
      'http://localhost:9999',
      'http://api:8000/x',
      'postgres://u:p@${data/Db.Endpoint.Address}:5432/app',
      'https://api.example.com',
      'http://+:8000',
      'http://*:80',
      'worker',
    ])
      expect(findingsOf(composeHostnameUnresolvable, planned(withUrl(value)))).toEqual([]);
  });

  it("reports a name used by a service that does not know the others' names", () => {
    const cloud = change('services', 'worker/Service', { connects: false });
    expect(onlyFinding(composeHostnameUnresolvable, planned(cloud)).message).toContain(
      'it is not connected to the names of other services, such as `api`',
    );
  });

  it('reports a name used by a task that is not part of a service', () => {
    const environment = [{ name: 'API_URL', value: 'http://api:8000' }];
    expect(
      onlyFinding(composeHostnameUnresolvable, planned(changeContainer('report', { environment })))
        .message,
    ).toContain('only tasks of services know names such as `api`');
  });
});

describe('compose-hostname-unresolvable on a plan', () => {
  const found = (address: string) =>
    codesOf(`
services:
  api: { image: acme/api, environment: { TARGET_URL: "${address}" } }
  bus: { image: "redpandadata/redpanda:v24", container_name: bus-1 }
  mail: { image: axllent/mailpit }
  pages: { image: nginx, x-seaworthy: { site: dist } }
  debug: { image: acme/debug, profiles: [dev] }
`);

  it('has no second word for a service that was left out, by any of its names', () => {
    for (const address of ['kafka://bus:9092', 'kafka://bus-1:9092', 'http://mail', 'http://pages'])
      expect(found(address)).not.toContain('compose-hostname-unresolvable');
  });

  it('reports a service whose profile is not active, of which nobody else speaks', () => {
    expect(found('http://debug:80')).toContain('compose-hostname-unresolvable');
    expect(found('http://nobody:80')).toContain('compose-hostname-unresolvable');
  });
});

function codesOf(compose: string): readonly string[] {
  const request = { files: ['compose.yaml'], folderName: 'shop', profiles: [], strict: false };
  const host = memoryHost({ 'compose.yaml': compose });
  return planProject({ ...request, environment: 'production' }, host).diagnostics.map(
    ({ code }) => code,
  );
}

function withUrl(value: string) {
  return changeContainer('worker', { environment: [{ name: 'TARGET_URL', value }] });
}
