import { describe, expect, it } from 'vitest';
import { change } from '../testing/change.ts';
import { findingsOf } from '../testing/findings-of.ts';
import { live, planned } from '../testing/good-facts.ts';
import { imageDiskFull } from './image-disk-full.ts';

describe('image-disk-full', () => {
  it('reports a size that Fargate does not take', () => {
    expect(
      findingsOf(
        imageDiskFull,
        planned(change('taskDefinitions', 'api/Task', { ephemeralStorage: 20 })),
      ),
    ).toEqual(['error: api asks for 20 GiB of ephemeral storage; Fargate takes 21 to 200.']);
  });

  it('warns of an image that fills the disk once it is unpacked', () => {
    const images = [{ digest: `sha256:${'0'.repeat(63)}1`, tags: [], bytes: 7 * 2 ** 30 }];
    const cloud = change('repositories', 'base/ApiRepository', { images });
    expect(findingsOf(imageDiskFull, live(cloud))[0]).toBe(
      "warning: The images of api are 7.0 GiB compressed and need about 25 GiB of the task's 20.",
    );
    expect(
      findingsOf(
        imageDiskFull,
        live(change('taskDefinitions', 'api/Task', { ephemeralStorage: 50 }, cloud)),
      ).every((finding) => !finding.includes('of api')),
    ).toBe(true);
  });
});
