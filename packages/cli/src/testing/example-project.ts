/** The Compose file of the example that the rendering tests draw, as its user wrote it. */
export const exampleCompose = `name: rag-platform

services:
  api:
    build: .
    ports:
      - "8001:8001"
    environment:
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/ragdb
      REDIS_URL: redis://redis:6379/0
      OPENAI_API_KEY: \${OPENAI_API_KEY}
      JWT_SECRET: \${JWT_SECRET}
    healthcheck:
      test: ["CMD", "curl", "-f", "http://localhost:8001/health"]
      interval: 30s
    container_name: rag-api
    deploy:
      resources:
        limits:
          cpus: "0.4"
          memory: 1500M

  db:
    image: pgvector/pgvector:pg16
    volumes:
      - db-data:/var/lib/postgresql/data

  redis:
    image: redis:7.1

  adminer:
    image: adminer
    ports:
      - "8080:8080"

volumes:
  db-data:

x-seaworthy:
  region: ap-northeast-2
  domain: api.example.com
`;
