import { describe, expect, it } from 'vitest';
import { change, changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { imageMutableTag } from './image-mutable-tag.ts';

describe('image-mutable-tag', () => {
  it('warns of a tag that moves, and of none, which means latest', () => {
    expect(
      onlyFinding(
        imageMutableTag,
        planned(changeContainer('api', { image: 'ghcr.io/shop/api:main' })),
      ).message,
    ).toContain('whose tag `main` means another image tomorrow');
    expect(
      onlyFinding(imageMutableTag, planned(changeContainer('api', { image: 'ghcr.io/shop/api' })))
        .message,
    ).toContain('`latest`');
    expect(
      findingsOf(
        imageMutableTag,
        planned(changeContainer('api', { image: 'ghcr.io/shop/api:1.4.2' })),
      ),
    ).toEqual([]);
  });

  it('warns of a repository whose tags can be moved', () => {
    expect(
      findingsOf(
        imageMutableTag,
        planned(change('repositories', 'base/ApiRepository', { mutableTags: true })),
      ),
    ).toEqual(['warning: Tags in the repository shop/api can be moved to another image.']);
  });

  it('reports a repository that forgets images which may still run', () => {
    const expiry = [{ tags: 'any', keeps: 2 }] as const;
    expect(
      findingsOf(
        imageMutableTag,
        planned(change('repositories', 'base/ApiRepository', { expiry })),
      )[0],
    ).toContain('error: The repository shop/api keeps only 2 images');
  });

  it('reports an image that runs and is no longer there', () => {
    const images = [{ digest: 'sha256:2', tags: [], bytes: 1 }];
    const cloud = change(
      'repositories',
      'base/ApiRepository',
      { images },
      changeContainer('worker', { runningDigest: 'sha256:1' }),
    );
    expect(findingsOf(imageMutableTag, live(cloud))).toEqual([
      'error: The image that worker runs is no longer in its repository: when a task stops, none can take its place.',
    ]);
    expect(
      findingsOf(
        imageMutableTag,
        live(changeContainer('worker', { runningDigest: 'sha256:2' }, cloud)),
      ),
    ).toEqual([]);
  });
});
