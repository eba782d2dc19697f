import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import type { ContainerFact, VolumeFact } from '../../facts/cloud/task.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { isSymbolic, parseImage } from '../image-reference.ts';
import { type TaskSet, taskSetsOf } from '../task-sets.ts';
import { taskNamed } from '../understood.ts';

interface Parameters {
  readonly service: string;
  readonly image: string;
}

const problems = declareDiagnostics({
  'volume-ephemeral': {
    severity: 'error',
    message: ({ service, image }: Parameters) =>
      `${service} keeps its data on the disk of the task: every deployment of \`${image}\` starts empty, and replicas disagree.`,
    help: () =>
      'Use the managed store for it (RDS, ElastiCache, S3), or mount a named volume at its data folder, which becomes a shared file system.',
  },
});

/** What databases and the like are called, by the last part of their image's name. */
const statefulImages: ReadonlySet<string> = new Set([
  'postgres',
  'postgis',
  'pgvector',
  'timescaledb',
  'mysql',
  'mariadb',
  'percona',
  'mongo',
  'mongodb',
  'couchdb',
  'cassandra',
  'neo4j',
  'influxdb',
  'clickhouse',
  'clickhouse-server',
  'elasticsearch',
  'opensearch',
  'meilisearch',
  'typesense',
  'chroma',
  'chromadb',
  'qdrant',
  'weaviate',
  'milvus',
  'minio',
  'rabbitmq',
  'kafka',
  'nats',
]);

/** Databases that would run on storage which ends with the task. */
export const volumeEphemeral: Check = {
  code: 'volume-ephemeral',
  *run(facts) {
    for (const set of taskSetsOf(facts.cloud)) {
      const container = set.definition.containers.find((each) => losesData(each, set));
      if (!container) continue;
      const span = taskNamed(facts, set.owner)?.image.span;
      const found = { service: nameOf(set), image: container.image };
      yield about(set, problems['volume-ephemeral'](span, found));
    }
  },
};

function losesData({ image, mounts }: ContainerFact, { definition }: TaskSet): boolean {
  if (isSymbolic(image)) return false;
  const name = parseImage(image)?.repository.split('/').at(-1);
  if (name === undefined || !statefulImages.has(name)) return false;
  const lasting = new Set(definition.volumes.filter(isLasting).map((volume) => volume.name));
  return !mounts.some(({ volume }) => lasting.has(volume));
}

function isLasting({ kind }: VolumeFact): boolean {
  return kind === 'efs' || kind === 'launch' || kind === 'other';
}
