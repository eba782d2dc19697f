// A Compose project of so many services beside a database and a cache. AWS's quotas bound how many
// services can share a load balancer and a database, so only the first of many do.

/** Services that use the database and the cache. */
const mostConnected = 20;

/** Services that are published, every second one until there are so many. */
const mostPublished = 40;

/** Compose text with `count` services beside `db` and `cache`. */
export function projectOf(count) {
  const services = Array.from({ length: count }, (_, index) => service(index)).join('');
  return `name: bench
x-seaworthy:
  region: us-east-1
  domain: { name: example.com, hostedZone: Z0123456789EXAMPLE }
services:
${services}  db:
    image: postgres:16
    environment:
      POSTGRES_USER: app
      POSTGRES_PASSWORD: \${DB_PASSWORD}
      POSTGRES_DB: app
    volumes:
      - data:/var/lib/postgresql/data
  cache:
    image: redis:7.1
volumes:
  data:
`;
}

function service(index) {
  const name = `service-${index}`;
  const published = index % 2 === 0 && index < 2 * mostPublished;
  const connected = index < mostConnected;
  return `  ${name}:
    image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/${name}:v1.0.${index}
${published ? `    ports:\n      - "${10_000 + index}:8000"\n` : ''}    environment:
${connected ? `      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app\n      REDIS_URL: redis://cache:6379/0\n` : ''}      LOG_LEVEL: info
      API_KEY: \${API_KEY}
    healthcheck:
      test: ["CMD", "wget", "-q", "-O-", "http://localhost:8000/health"]
      interval: 10s
      timeout: 3s
${connected ? '    depends_on:\n      db:\n        condition: service_started\n' : ''}    deploy:
      resources:
        limits:
          cpus: "0.5"
          memory: 1G
    restart: unless-stopped
${published ? `    x-seaworthy:\n      paths: [/${name}]\n` : ''}`;
}
