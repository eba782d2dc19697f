import { describe, expect, it } from 'vitest';
import { changeContainer } from '../testing/change.ts';
import { findingsOf, onlyFinding } from '../testing/findings-of.ts';
import { planned } from '../testing/good-facts.ts';
import { volumeEphemeral } from './volume-ephemeral.ts';

describe('volume-ephemeral', () => {
  it('reports a database on the disk of its task', () => {
    const cloud = changeContainer('worker', { image: 'docker.io/chromadb/chroma:0.5' });
    expect(onlyFinding(volumeEphemeral, planned(cloud))).toMatchObject({
      severity: 'error',
      owner: 'worker',
      message: expect.stringContaining('worker keeps its data on the disk of the task'),
    });
  });

  it('is content with one on a shared file system', () => {
    const cloud = changeContainer('api', { image: 'qdrant/qdrant:v1.9' });
    expect(findingsOf(volumeEphemeral, planned(cloud))).toEqual([]);
  });

  it('does not take an application for a database because of its organisation', () => {
    expect(
      findingsOf(
        volumeEphemeral,
        planned(changeContainer('worker', { image: 'postgres/adminer-like:1' })),
      ),
    ).toEqual([]);
  });
});
