import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { publicSubnets } from '../testing/good-network.ts';
import { imageDockerhubLimit } from './image-dockerhub-limit.ts';

describe('image-dockerhub-limit', () => {
  it('warns of a Docker Hub image behind a shared address and names the mirror', () => {
    const finding = onlyFinding(
      imageDockerhubLimit,
      planned(changeContainer('api', { image: 'nginx:1.27' })),
    );
    expect(finding.message).toContain('api pulls `nginx:1.27` from Docker Hub');
    expect(finding.help).toContain('`public.ecr.aws/docker/library/nginx:1.27`');
  });

  it('offers no mirror for the image of an organisation', () => {
    expect(
      onlyFinding(
        imageDockerhubLimit,
        planned(changeContainer('api', { image: 'docker.io/traefik/whoami:v1' })),
      ).help,
    ).not.toContain('public.ecr.aws');
  });

  it("is content with other registries, credentials and addresses of one's own", () => {
    expect(
      findingsOf(
        imageDockerhubLimit,
        planned(changeContainer('api', { image: 'ghcr.io/shop/api:1' })),
      ),
    ).toEqual([]);
    expect(
      findingsOf(
        imageDockerhubLimit,
        planned(changeContainer('api', { image: 'nginx:1', registryCredentials: true })),
      ),
    ).toEqual([]);
    const placement = {
      subnets: publicSubnets,
      securityGroups: ['base/ApiGroup'],
      publicAddress: true,
    };
    expect(
      findingsOf(
        imageDockerhubLimit,
        planned(
          change(
            'services',
            'api/Service',
            { placement },
            changeContainer('api', { image: 'nginx:1' }),
          ),
        ),
      ),
    ).toEqual([]);
  });
});
