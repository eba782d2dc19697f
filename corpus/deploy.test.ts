import { describe, expect, it } from 'vitest';
import type { Application, Graph } from '../packages/compiler/src/index.ts';
import type { DeploymentResult } from '../packages/engine/src/deploy/deploy-application.ts';
import { applicationLife, isBuilt } from './testing/application-life.ts';
import { planOf, projects } from './testing/plan-of.ts';

describe.each(projects)('%s in the sandbox', (folder) => {
  const { application, graph, ...plan } = planOf(folder);
  if (application === undefined || graph === undefined) throw new Error(`${folder} has no plan.`);
  const names = graph.stacks.map(({ name }) => name).toSorted();

  it('is created, left alone by the same again, updated with new images, and deleted but for what is retained', async () => {
    const life = applicationLife({ application, graph, ...plan });

    expect(stacksOf(await life.deploy('first'))).toEqual({ done: names });
    expect(stacksOf(await life.deploy('first'))).toEqual({ unchanged: names });

    const ofImages = stacksWithImages(application, graph);
    const others = names.filter((name) => !ofImages.includes(name));
    expect(stacksOf(await life.deploy('second'))).toEqual({
      ...(ofImages.length > 0 && { done: ofImages }),
      ...(others.length > 0 && { unchanged: others }),
    });

    expect(await life.runningVersions()).not.toContain('first');

    const left = await life.remove();
    expect(left.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_SKIPPED')).toEqual([]);
    expect(left.map(({ LogicalResourceId = '' }) => LogicalResourceId).toSorted()).toEqual(
      retainedBy(graph),
    );
    expect(life.sandbox.network.interfaces()).toEqual([]);
  });
});

/** Stacks by how their deployment ended, with what failed. */
function stacksOf({ stacks, failedJobs }: DeploymentResult) {
  const ends: Record<string, unknown[]> = {};
  for (const [name, { outcome, failures }] of Object.entries(stacks)) {
    ends[outcome] = [...(ends[outcome] ?? []), name, ...failures].toSorted();
  }
  return failedJobs.length > 0 ? { ...ends, failedJobs } : ends;
}

/** Stacks whose images are built from the project. */
function stacksWithImages({ services }: Application, { stacks }: Graph): readonly string[] {
  const built = new Set(services.filter(isBuilt).map(({ name }) => name));
  return stacks
    .filter(({ service = '' }) => built.has(service))
    .map(({ name }) => name)
    .toSorted();
}

/** Resources that outlive their stacks; a snapshot is no resource. */
function retainedBy({ stacks }: Graph): readonly string[] {
  return stacks
    .flatMap(({ resources }) => resources)
    .filter(({ deletionPolicy = '' }) => deletionPolicy.startsWith('Retain'))
    .map(({ id }) => id)
    .toSorted();
}
