import { expect, test } from 'vitest';
import { lookUpImage } from './image-catalogue.ts';
import { parseImage } from './parse-image.ts';

function meaningOf(reference: string) {
  return lookUpImage(parseImage(reference).path);
}

test.each([
  ['postgres', 'postgres'],
  ['docker.io/library/postgres:16', 'postgres'],
  ['bitnami/postgresql', 'postgres'],
  ['pgvector/pgvector:pg16', 'postgres'],
  ['ghcr.io/acme/mirror/postgis', 'postgres'],
  ['mysql:8', 'mysql'],
  ['container-registry.oracle.com/mysql/mysql-server', 'mysql'],
  ['mariadb:11', 'mariadb'],
  ['public.ecr.aws/docker/library/redis', 'redis'],
  ['redis/redis-stack:latest', 'redis'],
  ['valkey/valkey:8', 'valkey'],
  ['memcached', 'memcached'],
  ['rabbitmq:3-management', 'rabbitmq'],
  ['quay.io/minio/minio', 's3'],
  ['amazon/dynamodb-local', 'dynamodb'],
  ['softwaremill/elasticmq-native', 'sqs'],
])('%s becomes a managed store', (reference, product) => {
  expect(meaningOf(reference)).toMatchObject({ kind: 'store', product });
});

test.each([
  'mongo:7',
  'docker.elastic.co/elasticsearch/elasticsearch:8.1.0',
  'opensearchproject/opensearch',
  'confluentinc/cp-kafka',
  'docker.redpanda.com/redpandadata/redpanda',
  'clickhouse/clickhouse-server',
  'chromadb/chroma',
  'milvusdb/milvus:v2.4',
  'qdrant/qdrant',
  'mcr.microsoft.com/mssql/server:2022-latest',
])('%s is known to have no managed store here, with what to do instead', (reference) => {
  expect(meaningOf(reference)).toMatchObject({
    kind: 'unsupported-store',
    instead: expect.stringMatching(/^(use|move|send) /),
  });
});

test.each([
  'adminer',
  'dpage/pgadmin4',
  'axllent/mailpit',
  'mcuadros/ofelia',
  'portainer/portainer-ce',
])('%s is for local work alone', (reference) => {
  expect(meaningOf(reference)?.kind).toBe('local-only');
});

test.each([
  'acme/redis-exporter',
  'prom/mysqld-exporter',
  'node:20',
  'acme/server',
  'constructor',
  '',
])('%s is no well-known image', (reference) => {
  expect(meaningOf(reference)).toBeUndefined();
});
