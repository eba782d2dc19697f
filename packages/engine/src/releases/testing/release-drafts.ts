import type { Release } from '../release.ts';
import type { Templates } from '../release-store.ts';
import { hashOf } from '../store/text-shelf.ts';

/** A release of services, one for each template. */
export function draftOf(bodies: readonly string[]): Omit<Release, 'number'> {
  return {
    project: 'shop',
    environment: 'production',
    startedAt: 1000,
    by: 'arn:aws:iam::123456789012:user/ada',
    outcome: 'running',
    jobs: [],
    stacks: bodies.map((body, at) => ({
      name: `shop-production-service-${at}`,
      layer: 'service',
      service: { name: `service-${at}`, kind: 'web', after: [] },
      template: hashOf(body),
      settings: hashOf(body),
      parameters: { Image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop@${hashOf(body)}` },
    })),
  };
}

export function templatesOf(bodies: readonly string[]): Templates {
  return Object.fromEntries(bodies.map((body) => [hashOf(body), body]));
}
