import { describe, expect, it } from 'vitest';
import { findingsOf } from '../testing/findings-of.ts';
import { goodCloud, live, planned } from '../testing/good-facts.ts';
import { quotaFargateVcpu } from './quota-fargate-vcpu.ts';

describe('quota-fargate-vcpu', () => {
  it('reports services that want more than the account may run', () => {
    const cloud = { ...goodCloud, account: { ...goodCloud.account, fargateVcpus: 1 } };
    expect(findingsOf(quotaFargateVcpu, live(cloud))).toEqual([
      'error: The services may need 2 Fargate vCPUs at once while they scale out and deploy; the account may run 1.',
    ]);
  });

  it('warns above seventy percent', () => {
    const cloud = { ...goodCloud, account: { ...goodCloud.account, fargateVcpus: 2 } };
    expect(
      findingsOf(quotaFargateVcpu, live(cloud)).map((finding) => finding.split(':')[0]),
    ).toEqual(['warning']);
  });

  it('says nothing where the quota cannot be seen', () => {
    const cloud = {
      ...goodCloud,
      account: { ...goodCloud.account, fargateVcpus: 'unknown' as const },
    };
    expect(findingsOf(quotaFargateVcpu, planned(cloud))).toEqual([]);
  });
});
