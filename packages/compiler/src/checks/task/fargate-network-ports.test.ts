import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { fargateNetworkPorts } from './fargate-network-ports.ts';

describe('fargate-network-ports', () => {
  it('reports a host port that differs from the container port', () => {
    const cloud = changeContainer('api', {
      ports: [{ container: 80, host: 8080, protocol: 'tcp' }],
    });
    expect(findingsOf(fargateNetworkPorts, planned(cloud))).toEqual([
      'error: The network settings of api are refused: host port 8080 differs from container port 80.',
    ]);
  });

  it('reports a port that a task maps twice', () => {
    const ports = [
      { container: 53, protocol: 'tcp' },
      { container: 53, protocol: 'udp' },
    ];
    expect(
      onlyFinding(fargateNetworkPorts, planned(changeContainer('api', { ports }))).message,
    ).toContain('container port 53 is mapped twice');
  });

  it('reports another network mode than awsvpc', () => {
    expect(
      onlyFinding(
        fargateNetworkPorts,
        planned(change('taskDefinitions', 'api/Task', { networkMode: 'bridge' })),
      ).message,
    ).toContain('the network mode is `bridge`');
  });
});
