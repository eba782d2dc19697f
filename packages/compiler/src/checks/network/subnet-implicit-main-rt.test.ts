import { describe, expect, it } from 'vitest';
import { imageNoRoute } from '../image/image-no-route.ts';
import { change } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { goodCloud, live, planned } from '../testing/good-facts.ts';
import { sgEgressMissing } from './sg-egress-missing.ts';
import { subnetImplicitMainRt } from './subnet-implicit-main-rt.ts';

describe('subnet-implicit-main-rt', () => {
  it('reports subnets that fall back to a main route table without a way out', () => {
    const cloud = change('routeTables', 'base/PrivateRoutes', { subnets: [] });
    expect(onlyFinding(subnetImplicitMainRt, planned(cloud)).message).toBe(
      'The subnet PrivateSubnet1 is not associated with any route table, and the main one, which it uses therefore, has no way to the internet for api, worker and report.',
    );
  });

  it("is the only finding about it: the tasks' missing way follows from it", () => {
    const cloud = change('routeTables', 'base/PrivateRoutes', { subnets: [] });
    expect(findingsOf(imageNoRoute, planned(cloud))).toEqual([]);
  });

  it('is content when the main route table leads out', () => {
    const main = change('routeTables', 'base/Vpc.main', {
      routes: goodCloud.routeTables[1]?.routes ?? [],
    });
    expect(
      findingsOf(
        subnetImplicitMainRt,
        live(change('routeTables', 'base/PrivateRoutes', { subnets: [] }, main)),
      ),
    ).toEqual([]);
  });

  it('never blames it for a connection inside the VPC', () => {
    const cloud = change('routeTables', 'base/PrivateRoutes', { subnets: [] });
    expect(
      findingsOf(sgEgressMissing, planned(cloud)).filter((finding) => finding.includes('db')),
    ).toEqual([]);
  });
});
