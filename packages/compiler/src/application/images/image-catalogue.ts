import type {
  ImageMeaning,
  LocalOnlyImage,
  ProxyImage,
  StoreImage,
  StoreProduct,
  UnsupportedStoreImage,
} from './image-meaning.ts';

/** What an image is, if it is a well-known one; by its name, or by owner and name. */
export function lookUpImage(path: string): ImageMeaning | undefined {
  const [name = '', owner] = path.split('/').reverse();
  return entry(`${owner}/${name}`) ?? entry(name);
}

function entry(key: string): ImageMeaning | undefined {
  return Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
}

const postgres = store('PostgreSQL', 'postgres');
const mysql = store('MySQL', 'mysql');
const mariadb = store('MariaDB', 'mariadb');
const redis = store('Redis', 'redis');
const redisStack = store('Redis Stack', 'redis', 'the modules for JSON, search and time series');
const valkey = store('Valkey', 'valkey');
const memcached = store('Memcached', 'memcached');
const rabbitmq = store('RabbitMQ', 'rabbitmq');
const minio = store('MinIO', 's3');
const dynamodb = store('DynamoDB Local', 'dynamodb');
const elasticmq = store('ElasticMQ', 'sqs');

const mongo = unsupported(
  'MongoDB',
  27017,
  'use Amazon DocumentDB or MongoDB Atlas and give its address in a variable',
);
const elasticsearch = unsupported(
  'Elasticsearch',
  9200,
  'use Amazon OpenSearch Service and give its address in a variable',
);
const opensearch = unsupported(
  'OpenSearch',
  9200,
  'use Amazon OpenSearch Service and give its address in a variable',
);
const searchPages = 'use the dashboards that Amazon OpenSearch Service brings along';
const kafka = unsupported(
  'Kafka',
  9092,
  'use Amazon MSK and give its brokers in a variable, or a queue: SQS or RabbitMQ',
);
const redpanda = unsupported(
  'Redpanda',
  9092,
  'use Amazon MSK and give its brokers in a variable, or a queue: SQS or RabbitMQ',
);
const vectors = 'use pgvector in PostgreSQL (image pgvector/pgvector), which becomes RDS or Aurora';
const sqlServer = unsupported(
  'SQL Server',
  1433,
  'use Amazon RDS for SQL Server made beside this project, or move to PostgreSQL',
);
const relational = 'move to PostgreSQL, which becomes RDS or Aurora';

const adminPage = 'a page for looking into databases, made for local work';
const mailTrap = 'a mail trap for local work; in production mail goes out by a real service';
const dockerTool = 'a tool for a Docker engine, and Fargate has none';
const proxyByDocker = 'a proxy that reads the Docker engine; the load balancer does its work';

const nginx: ProxyImage = { kind: 'proxy', title: 'nginx' };

const catalogue: Readonly<Record<string, ImageMeaning>> = {
  postgres,
  postgresql: postgres,
  'postgresql-repmgr': postgres,
  pgvector: postgres,
  postgis: postgres,
  mysql,
  'mysql-server': mysql,
  'percona-server': mysql,
  mariadb,
  'mariadb-galera': mariadb,
  redis,
  'redis-server': redis,
  keydb: redis,
  dragonfly: redis,
  'redis-stack': redisStack,
  'redis-stack-server': redisStack,
  redismod: redisStack,
  valkey,
  'valkey-bundle': valkey,
  memcached,
  rabbitmq,
  minio,
  'dynamodb-local': dynamodb,
  'aws-dynamodb-local': dynamodb,
  elasticmq,
  'elasticmq-native': elasticmq,
  'alpine-sqs': elasticmq,

  localstack: { kind: 'emulator', title: 'LocalStack' },
  'localstack-pro': { kind: 'emulator', title: 'LocalStack' },
  'minio/mc': { kind: 'bucket-tool', title: 'the MinIO client' },
  'minio-client': { kind: 'bucket-tool', title: 'the MinIO client' },

  mongo,
  mongodb: mongo,
  'mongodb-community-server': mongo,
  'percona-server-mongodb': mongo,
  elasticsearch,
  opensearch,
  kibana: unsupported('Kibana', 5601, searchPages),
  'opensearch-dashboards': unsupported('OpenSearch Dashboards', 5601, searchPages),
  logstash: unsupported(
    'Logstash',
    5044,
    'send logs to standard output, which CloudWatch Logs keeps, or use OpenSearch Ingestion',
  ),
  kafka,
  'cp-kafka': kafka,
  'kafka-native': kafka,
  'cp-server': kafka,
  redpanda,
  zookeeper: unsupported('ZooKeeper', 2181, 'use Amazon MSK, which needs no ZooKeeper of yours'),
  'cp-zookeeper': unsupported(
    'ZooKeeper',
    2181,
    'use Amazon MSK, which needs no ZooKeeper of yours',
  ),
  'cp-schema-registry': unsupported(
    'Schema Registry',
    8081,
    'use AWS Glue Schema Registry beside Amazon MSK',
  ),
  pulsar: unsupported('Pulsar', 6650, 'use Amazon MSK, or a queue: SQS or RabbitMQ'),
  activemq: unsupported('ActiveMQ', 61616, 'use RabbitMQ, which becomes Amazon MQ'),
  'activemq-artemis': unsupported('ActiveMQ', 61616, 'use RabbitMQ, which becomes Amazon MQ'),
  'eclipse-mosquitto': unsupported('Mosquitto', 1883, 'use AWS IoT Core'),
  emqx: unsupported('EMQX', 1883, 'use AWS IoT Core'),
  clickhouse: unsupported('ClickHouse', 8123, 'use ClickHouse Cloud or Amazon Redshift'),
  'clickhouse-server': unsupported('ClickHouse', 8123, 'use ClickHouse Cloud or Amazon Redshift'),
  chroma: unsupported('Chroma', 8000, vectors),
  chromadb: unsupported('Chroma', 8000, vectors),
  milvus: unsupported('Milvus', 19530, vectors),
  qdrant: unsupported('Qdrant', 6333, vectors),
  weaviate: unsupported('Weaviate', 8080, vectors),
  vespa: unsupported('Vespa', 8080, vectors),
  etcd: unsupported('etcd', 2379, 'use a managed service of what it coordinates'),
  neo4j: unsupported('Neo4j', 7687, 'use Amazon Neptune or Neo4j Aura'),
  memgraph: unsupported('Memgraph', 7687, 'use Amazon Neptune'),
  arangodb: unsupported('ArangoDB', 8529, 'use Amazon Neptune or Amazon DocumentDB'),
  cassandra: unsupported('Cassandra', 9042, 'use Amazon Keyspaces'),
  scylla: unsupported('ScyllaDB', 9042, 'use Amazon Keyspaces or DynamoDB'),
  influxdb: unsupported('InfluxDB', 8086, 'use Amazon Timestream for InfluxDB'),
  questdb: unsupported('QuestDB', 9000, 'use Amazon Timestream for InfluxDB'),
  victoriametrics: unsupported(
    'VictoriaMetrics',
    8428,
    'use Amazon Managed Service for Prometheus',
  ),
  timescaledb: unsupported(
    'TimescaleDB',
    5432,
    'use plain PostgreSQL with partitions (RDS has no TimescaleDB), or Timescale Cloud',
  ),
  'timescaledb-ha': unsupported(
    'TimescaleDB',
    5432,
    'use plain PostgreSQL with partitions (RDS has no TimescaleDB), or Timescale Cloud',
  ),
  citus: unsupported('Citus', 5432, 'use Aurora PostgreSQL (RDS has no Citus)'),
  'mssql/server': sqlServer,
  'mssql-server': sqlServer,
  'mssql-server-linux': sqlServer,
  'azure-sql-edge': sqlServer,
  'oracle-xe': unsupported('Oracle Database', 1521, relational),
  'oracle-free': unsupported('Oracle Database', 1521, relational),
  cockroach: unsupported('CockroachDB', 26257, 'use Aurora PostgreSQL or CockroachDB Cloud'),
  couchdb: unsupported('CouchDB', 5984, 'use DynamoDB or Amazon DocumentDB'),
  couchbase: unsupported('Couchbase', 8091, 'use DynamoDB or Couchbase Capella'),
  rethinkdb: unsupported('RethinkDB', 28015, relational),
  surrealdb: unsupported('SurrealDB', 8000, relational),
  meilisearch: unsupported('Meilisearch', 7700, 'use Amazon OpenSearch Service'),
  typesense: unsupported('Typesense', 8108, 'use Amazon OpenSearch Service'),
  solr: unsupported('Solr', 8983, 'use Amazon OpenSearch Service'),

  adminer: localOnly('Adminer', adminPage),
  pgadmin4: localOnly('pgAdmin', adminPage),
  pgweb: localOnly('pgweb', adminPage),
  phpmyadmin: localOnly('phpMyAdmin', adminPage),
  phppgadmin: localOnly('phpPgAdmin', adminPage),
  cloudbeaver: localOnly('CloudBeaver', adminPage),
  dbgate: localOnly('DbGate', adminPage),
  'mongo-express': localOnly('mongo-express', adminPage),
  'redis-commander': localOnly('Redis Commander', adminPage),
  redisinsight: localOnly('Redis Insight', adminPage),
  phpredisadmin: localOnly('phpRedisAdmin', adminPage),
  'dynamodb-admin': localOnly('dynamodb-admin', adminPage),
  'kafka-ui': localOnly('Kafka UI', adminPage),
  kafdrop: localOnly('Kafdrop', adminPage),
  akhq: localOnly('AKHQ', adminPage),
  mailpit: localOnly('Mailpit', mailTrap),
  mailhog: localOnly('MailHog', mailTrap),
  maildev: localOnly('MailDev', mailTrap),
  mailcatcher: localOnly('MailCatcher', mailTrap),
  inbucket: localOnly('Inbucket', mailTrap),
  smtp4dev: localOnly('smtp4dev', mailTrap),
  'portainer-ce': localOnly('Portainer', dockerTool),
  portainer: localOnly('Portainer', dockerTool),
  watchtower: localOnly('Watchtower', dockerTool),
  autoheal: localOnly('autoheal', dockerTool),
  dozzle: localOnly('Dozzle', dockerTool),
  'docker-socket-proxy': localOnly('docker-socket-proxy', dockerTool),
  ofelia: localOnly('Ofelia', 'a scheduler for a Docker engine; scheduled jobs take its place'),
  'nginx-proxy': localOnly('nginx-proxy', proxyByDocker),
  'nginx-proxy-manager': localOnly('Nginx Proxy Manager', proxyByDocker),
  'caddy-docker-proxy': localOnly('caddy-docker-proxy', proxyByDocker),
  'https-portal': localOnly('HTTPS-PORTAL', proxyByDocker),
  'acme-companion': localOnly('acme-companion', 'certificates come from AWS Certificate Manager'),
  certbot: localOnly('Certbot', 'certificates come from AWS Certificate Manager'),
  'redis-sentinel': localOnly('Redis Sentinel', 'ElastiCache fails over by itself'),
  'stripe-cli': localOnly('the Stripe CLI', 'it brings webhooks to a laptop'),
  ngrok: localOnly('ngrok', 'it brings requests to a laptop'),

  nginx,
  'nginx-unprivileged': nginx,
  openresty: { kind: 'proxy', title: 'OpenResty' },
  httpd: { kind: 'proxy', title: 'Apache httpd' },
  haproxy: { kind: 'proxy', title: 'HAProxy' },
  caddy: { kind: 'proxy', title: 'Caddy' },
  envoy: { kind: 'proxy', title: 'Envoy' },
  traefik: { kind: 'proxy', title: 'Traefik' },
};

function store(title: string, product: StoreProduct, lacks?: string): StoreImage {
  return { kind: 'store', title, product, ...(lacks !== undefined && { lacks }) };
}

function unsupported(title: string, port: number, instead: string): UnsupportedStoreImage {
  return { kind: 'unsupported-store', title, port, instead };
}

function localOnly(title: string, reason: string): LocalOnlyImage {
  return { kind: 'local-only', title, reason };
}
