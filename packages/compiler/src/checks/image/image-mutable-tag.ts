import { type Diagnostic, declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { RepositoryFact } from '../../facts/cloud/access.ts';
import type { CloudFacts } from '../../facts/cloud-facts.ts';
import type { Facts } from '../../facts/facts.ts';
import { about, nameOf, withSeverity } from '../about.ts';
import type { Check } from '../check.ts';
import { isSymbolic, parseImage } from '../image-reference.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';
import { taskNamed } from '../understood.ts';
import { imagesOf } from './images-of.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'image-mutable-tag': {
    severity: 'warning',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

const movingTags = ['latest', 'stable', 'main', 'master', 'edge'];

/** How few images a lifecycle rule may keep before a rollback or a scale-out misses one. */
const tooFewKept = 5;

/** Images that a release cannot be sure to find again: tags that move, repositories that forget. */
export const imageMutableTag: Check = {
  code: 'image-mutable-tag',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      yield* checkTags(facts, set);
      yield* checkRunning(facts.cloud, set);
    }
    for (const repository of facts.cloud.repositories) yield* checkRepository(repository);
  },
};

function* checkTags(facts: Facts, set: TaskSet): Generator<Diagnostic> {
  for (const { image } of set.definition.containers) {
    const reference = isSymbolic(image) ? undefined : parseImage(image);
    if (!reference || reference.digest !== undefined) continue;
    const tag = reference.tag ?? 'latest';
    if (!movingTags.includes(tag)) continue;
    const found = {
      what: `${nameOf(set)} runs \`${image}\`, whose tag \`${tag}\` means another image tomorrow: a rollback would bring back the same tag.`,
      mend: 'Name a version, or pin the digest: `image: repository:1.2.3@sha256:…`.',
    };
    yield about(set, problems['image-mutable-tag'](taskNamed(facts, set.owner)?.image.span, found));
  }
}

/** A deployment keeps to the digest it started with; without it, no task of it can start again. */
function* checkRunning(cloud: CloudFacts, set: TaskSet): Generator<Diagnostic> {
  for (const { image, runningDigest } of set.definition.containers) {
    const images = imagesOf(cloud, image);
    if (runningDigest === undefined || !images) continue;
    if (images.some(({ digest }) => digest === runningDigest)) continue;
    const found = {
      what: `The image that ${nameOf(set)} runs is no longer in its repository: when a task stops, none can take its place.`,
      mend: 'Deploy an image that is there, and let the lifecycle policy keep what runs.',
    };
    yield about(set, withSeverity('error', problems['image-mutable-tag'](undefined, found)));
  }
}

function* checkRepository(repository: RepositoryFact): Generator<Diagnostic> {
  const name = repository.name ?? nameOf(repository);
  if (repository.mutableTags) {
    const found = {
      what: `Tags in the repository ${name} can be moved to another image.`,
      mend: 'Set the tag mutability of the repository to IMMUTABLE and deploy by digest.',
    };
    yield about(repository, problems['image-mutable-tag'](undefined, found));
  }
  const hasty = repository.expiry.find(
    ({ tags, keeps }) => tags !== 'tagged' && keeps !== undefined && keeps < tooFewKept,
  );
  if (hasty) {
    const found = {
      what: `The repository ${name} keeps only ${hasty.keeps} images: one that still runs may be deleted, and scaling out then fails.`,
      mend: 'Let the lifecycle policy keep more images, and expire only untagged ones.',
    };
    yield about(repository, withSeverity('error', problems['image-mutable-tag'](undefined, found)));
  }
}
