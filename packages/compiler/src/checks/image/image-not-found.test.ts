import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { imageNotFound } from './image-not-found.ts';

describe('image-not-found', () => {
  it('reports a placeholder and what is no name', () => {
    const why = (image: string) =>
      findingsOf(imageNotFound, planned(changeContainer('api', { image })))[0];
    expect(why('111122223333.dkr.ecr.eu-west-1.amazonaws.com/api:sha-<short>')).toContain(
      'a placeholder was left in its name',
    );
    expect(why('Shop/API:1')).toContain('this is not a valid image name');
    expect(why('shop/api:')).toContain('this is not a valid image name');
  });

  it('is content with every form of a valid name', () => {
    for (const image of [
      'nginx',
      'nginx:1.27',
      'docker.io/library/nginx',
      'localhost:5000/a/b:c',
      `ghcr.io/o/r@sha256:${'a'.repeat(64)}`,
      '${shop-production-api/Image}',
    ])
      expect(findingsOf(imageNotFound, planned(changeContainer('api', { image })))).toEqual([]);
  });

  it('reports a tag that the repository does not hold', () => {
    const images = [{ digest: 'sha256:1', tags: ['v1'], bytes: 1 }];
    const cloud = change(
      'repositories',
      'base/ApiRepository',
      { images },
      changeContainer('api', {
        image: '111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/shop/api:v2',
      }),
    );
    expect(findingsOf(imageNotFound, live(cloud))[0]).toContain('its repository does not hold it');
  });
});
