// A Compose project of so many services, half of them published, with a database and a cache.

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
  const published = index % 2 === 0;
  return `  ${name}:
    image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/${name}:v1.0.${index}
${published ? `    ports:\n      - "${10_000 + index}:8000"\n` : ''}    environment:
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app
      REDIS_URL: redis://cache:6379/0
      LOG_LEVEL: info
      API_KEY: \${API_KEY}
    healthcheck:
      test: ["CMD", "wget", "-q", "-O-", "http://localhost:8000/health"]
      interval: 10s
      timeout: 3s
    depends_on:
      db:
        condition: service_started
    deploy:
      resources:
        limits:
          cpus: "0.5"
          memory: 1G
    restart: unless-stopped
${published ? `    x-seaworthy:\n      paths: [/${name}]\n` : ''}`;
}
