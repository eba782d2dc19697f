import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, live, planned } from '../testing/good-facts.ts';
import { anywhere, rule, toGroup } from '../testing/good-network.ts';
import { sgEgressMissing } from './sg-egress-missing.ts';

describe('sg-egress-missing', () => {
  it("reports a store that the tasks' security group does not let them reach", () => {
    const cloud = change('securityGroups', 'base/ApiGroup', {
      egress: [anywhere(443), toGroup(5432, 'DbGroup'), toGroup(2049, 'FilesGroup')],
    });
    expect(findingsOf(sgEgressMissing, planned(cloud))).toEqual([
      'error: api cannot connect to cache: its security group lets nothing out on port 6379.',
    ]);
  });

  it('accepts a rule for the addresses of the subnets', () => {
    const egress = [
      anywhere(443),
      rule(5432, { kind: 'cidr', cidr: '10.0.0.0/16' }),
      rule(6379, { kind: 'cidr', cidr: '10.0.128.0/17' }),
    ];
    expect(
      findingsOf(sgEgressMissing, planned(change('securityGroups', 'base/ApiGroup', { egress }))),
    ).toEqual([]);
    const half = [
      anywhere(443),
      rule(5432, { kind: 'cidr', cidr: '10.0.0.0/16' }),
      rule(6379, { kind: 'cidr', cidr: '10.0.128.0/20' }),
    ];
    expect(
      findingsOf(
        sgEgressMissing,
        planned(change('securityGroups', 'base/ApiGroup', { egress: half })),
      ),
    ).toHaveLength(1);
  });

  it('reports a host on the internet on another port than 443', () => {
    const environment = [{ name: 'MAIL_URL', value: 'smtp://mail.example.com:587' }];
    const finding = onlyFinding(
      sgEgressMissing,
      planned(
        changeContainer('worker', {
          environment: [{ name: 'MAIL_URL', value: 'smtp://smtp.sendgrid.net:587' }],
        }),
      ),
    );
    expect(finding.message).toBe(
      'worker cannot connect to smtp.sendgrid.net: its security group lets nothing out on port 587.',
    );
    expect(
      findingsOf(sgEgressMissing, planned(changeContainer('worker', { environment }))),
    ).toHaveLength(1);
  });

  it('does not ask for name resolution, and not about what it cannot see', () => {
    expect(findingsOf(sgEgressMissing, planned())).toEqual([]);
    expect(findingsOf(sgEgressMissing, live({ ...goodCloud, securityGroups: [] }))).toEqual([]);
    expect(
      findingsOf(
        sgEgressMissing,
        live(
          change('securityGroups', 'base/ApiGroup', {
            egress: [rule(443, { kind: 'prefix-list', id: 'pl-1' })],
          }),
        ),
      ).length,
    ).toBeGreaterThan(0);
  });
});
