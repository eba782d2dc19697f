import type { ProjectFiles } from './find-in.ts';

/** Projects as good teams write them: none has anything that a check should warn about. */
export const healthyProjects: Readonly<Record<string, ProjectFiles>> = {
  express: {
    'compose.yaml': `services:
  api:
    build: .
    ports: ["3000:3000"]
    environment:
      PORT: 3000
      DATABASE_URL: postgres://app:\${DB_PASSWORD}@db:5432/app
    depends_on:
      db: { condition: service_healthy }
    healthcheck:
      test: ["CMD", "node", "-e", "fetch('http://127.0.0.1:3000/health').then((r) => process.exit(r.ok ? 0 : 1))"]
  db:
    image: postgres:16-alpine
    environment: { POSTGRES_USER: app, POSTGRES_PASSWORD: "\${DB_PASSWORD}", POSTGRES_DB: app }
    healthcheck:
      test: ["CMD-SHELL", "pg_isready -U app"]
`,
    '.env': 'DB_PASSWORD=local\n',
    '.dockerignore': 'node_modules\n.env*\n!.env.example\n',
    '.env.example': 'DB_PASSWORD=\n',
    Dockerfile: `FROM node:22-bookworm-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci --omit=dev
COPY . .
USER node
EXPOSE 3000
CMD ["node", "src/server.js"]
`,
    'package.json':
      '{"scripts": {"start": "node src/server.js"}, "dependencies": {"express": "^5.0.0", "pg": "^8.0.0"}}',
    'src/server.js': `import express from 'express';
import 'dotenv/config';

const app = express();
app.get('/health', (request, response) => response.json({ status: 'ok' }));
app.get('/items', async (request, response) => response.json(await list()));
const port = process.env.PORT ?? 3000;
const server = app.listen(port, () => console.log(\`http://localhost:\${port}\`));
process.on('SIGTERM', () => server.close());
`,
  },

  fastify: {
    'compose.yaml': `services:
  api:
    build:
      context: ./api
      target: production
    ports: ["8080:8080"]
    env_file: .env
`,
    '.env': 'JWT_SECRET=local\n',
    'api/.dockerignore': '**/node_modules\n**/.env\ndist\n',
    'api/Dockerfile': `# syntax=docker/dockerfile:1
FROM node:22-alpine AS base
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json tsconfig.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY src src
RUN npm run build && npm prune --omit=dev

FROM base AS production
RUN apk add --no-cache tini
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
ENTRYPOINT ["/sbin/tini", "--"]
CMD ["node", "dist/index.js"]
`,
    'api/package.json': '{"scripts": {"build": "tsc"}, "dependencies": {"fastify": "^5.0.0"}}',
    'api/src/index.ts': `import Fastify from 'fastify';

const secret = process.env.JWT_SECRET!;
const app = Fastify({ logger: true });
app.get('/', async () => ({ ok: true, length: secret.length }));
await app.listen({ port: Number(process.env.PORT ?? 8080), host: '0.0.0.0' });
`,
  },

  fastapi: {
    'compose.yaml': `services:
  api:
    build: .
    ports: ["8000:8000"]
    environment:
      OPENAI_API_KEY: \${OPENAI_API_KEY}
      REDIS_URL: redis://cache:6379/0
    healthcheck:
      test: ["CMD", "python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health')"]
      interval: 10s
  cache:
    image: redis:7-alpine
`,
    '.dockerignore': '.git\n.env\n__pycache__\n',
    '.env': 'OPENAI_API_KEY=sk-local\n',
    Dockerfile: `FROM python:3.12-slim
ENV PYTHONUNBUFFERED=1
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
RUN useradd --create-home app
USER app
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8000"]
`,
    'requirements.txt': 'fastapi==0.115\nuvicorn[standard]\nredis\npython-dotenv\n',
    'app/main.py': `import os

import redis
from dotenv import load_dotenv
from fastapi import FastAPI

load_dotenv()
OPENAI_API_KEY = os.environ["OPENAI_API_KEY"]
cache = redis.from_url(os.environ["REDIS_URL"])
app = FastAPI()


@app.get("/health")
def health():
    return {"status": "healthy"}


@app.get("/items/{item_id}")
def item(item_id: str):
    return {"id": item_id}


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, host="127.0.0.1", port=8000)
`,
  },

  django: {
    'compose.yaml': `services:
  web:
    build: .
    ports: ["8000:8000"]
    environment: &settings
      DJANGO_SECRET_KEY: \${DJANGO_SECRET_KEY}
      DATABASE_HOST: db
      DATABASE_PASSWORD: \${DATABASE_PASSWORD}
    depends_on:
      migrate: { condition: service_completed_successfully }
    x-seaworthy:
      health: { path: /healthz/ }
  migrate:
    build: .
    command: python manage.py migrate --noinput
    restart: "no"
    environment: *settings
    depends_on: [db]
  db:
    image: postgres:16
    environment: { POSTGRES_PASSWORD: "\${DATABASE_PASSWORD}" }
`,
    '.dockerignore': '.env\n*.pem\n',
    Dockerfile: `FROM python:3.12-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends build-essential libpq-dev
COPY requirements.txt .
RUN pip wheel --wheel-dir /wheels -r requirements.txt

FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends libpq5
WORKDIR /srv
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir /wheels/*
COPY . .
RUN DJANGO_SECRET_KEY=dummy python manage.py collectstatic --noinput
CMD ["gunicorn", "-b", "0.0.0.0:8000", "--workers", "2", "shop.wsgi:application"]
`,
    'requirements.txt': 'Django==5.1\ngunicorn\npsycopg[binary]\n',
    'manage.py': 'import sys\n',
    'shop/wsgi.py': 'application = None\n',
    'shop/settings.py': `import os

SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
DEBUG = False
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": {"HOST": os.environ["DATABASE_HOST"], "PASSWORD": os.environ["DATABASE_PASSWORD"]}}
`,
    'shop/urls.py': "urlpatterns = [path('admin/', admin), path('healthz/', ok)]\n",
  },

  'flask behind an entrypoint': {
    'compose.yaml': `services:
  web:
    build: .
    ports: ["5000:5000"]
    stop_grace_period: 30s
    environment:
      DATABASE_URL: postgresql://db.example.com/app
`,
    '.gitattributes': '*.sh text eol=lf\n',
    '.dockerignore': '.env\n',
    Dockerfile: `FROM python:3.12
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt && chmod +x docker/entrypoint.sh
ENTRYPOINT ["/app/docker/entrypoint.sh"]
CMD ["flask", "run", "--host", "0.0.0.0"]
`,
    'docker/entrypoint.sh': `#!/bin/sh
set -eu
: "\${DATABASE_URL:?is not set}"
if [ -f .env ]; then
  . ./.env
fi
exec "$@"
`,
    'requirements.txt': 'flask\n',
    'app.py': `from urllib.parse import quote
app = Flask(__name__)


@app.route("/")
def index():
    return "hello"


def url(user, password, host):
    return f"postgres://{user}:{quote(password, safe='')}@{host}/app"


if __name__ == "__main__":
    app.run(debug=True)
`,
  },

  go: {
    'compose.yaml': `services:
  api:
    build: .
    ports: ["8080:8080"]
    environment:
      DATABASE_URL: postgres://db.example.com/app?sslmode=require
`,
    Dockerfile: `FROM --platform=$BUILDPLATFORM golang:1.23-alpine AS build
ARG TARGETOS TARGETARCH
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /out/api ./cmd/api

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /out/api /api
USER 65534
ENTRYPOINT ["/api"]
`,
    'go.mod': 'module example.com/api\n',
    'go.sum': '',
    'cmd/api/main.go': `package main

type Config struct {
	Database string \`env:"DATABASE_URL,required"\`
}

func main() {
	_ = godotenv.Load()
	http.HandleFunc("/", index)
	http.HandleFunc("/healthz", health)
	log.Fatal(http.ListenAndServe(":8080", nil))
}
`,
  },

  'java, distroless': {
    'compose.yaml': `services:
  api:
    build: .
    ports: ["8080:8080"]
    environment:
      SPRING_DATASOURCE_URL: jdbc:postgresql://db.example.com/app
    deploy:
      resources: { limits: { cpus: "1", memory: 2G } }
`,
    Dockerfile: `FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY pom.xml .
RUN mvn -B dependency:go-offline
COPY src src
RUN mvn -B package -DskipTests

FROM gcr.io/distroless/java21-debian12
COPY --from=build /src/target/app.jar /app.jar
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75"
ENTRYPOINT ["java", "-jar", "/app.jar"]
`,
    'pom.xml': '<project/>',
    'src/main/java/App.java': 'class App { @GetMapping("/items") void items() {} }',
  },

  'nginx, static': {
    'compose.yaml': `services:
  web:
    build: .
    ports: ["80:80"]
    healthcheck:
      test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/"]
`,
    Dockerfile: `FROM node:22 AS build
WORKDIR /app
ARG VITE_API_URL=/api
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM nginx:1.27-alpine
COPY --from=build /app/dist /usr/share/nginx/html
COPY nginx.conf /etc/nginx/conf.d/default.conf
`,
    '.env': 'VITE_API_URL=http://localhost:8000\n',
    'nginx.conf': 'server { listen 80; }',
    'package.json':
      '{"scripts": {"dev": "vite", "build": "vite build"}, "devDependencies": {"vite": "^6.0.0"}}',
    'src/api.ts': "export const list = () => api.get('/items');\n",
    'vite.config.ts': 'export default {};\n',
  },

  'php-apache': {
    'compose.yaml': `services:
  web:
    build: .
    ports: ["8080:80"]
    environment:
      DB_HOST: db
      DB_PASSWORD: \${DB_PASSWORD}
  db:
    image: mariadb:11
    environment: { MARIADB_PASSWORD: "\${DB_PASSWORD}", MARIADB_USER: app, MARIADB_DATABASE: app }
`,
    Dockerfile: `FROM php:8.3-apache
RUN docker-php-ext-install pdo_mysql
COPY src/ /var/www/html/
CMD ["apache2-foreground"]
`,
    'src/index.php': '<?php $db = new PDO("mysql:host=" . getenv("DB_HOST"));\n',
  },

  'celery workers': {
    'compose.yaml': `x-app: &app
  build: .
  environment:
    CELERY_BROKER_URL: redis://cache:6379/0
    CELERY_RESULT_BACKEND: redis://cache:6379/0
services:
  web:
    <<: *app
    command: gunicorn --bind 0.0.0.0:8000 shop.wsgi
    ports: ["8000:8000"]
  worker:
    <<: *app
    command: celery -A shop worker --loglevel info
    stop_grace_period: 2m
  beat:
    <<: *app
    command: celery -A shop beat
  cache:
    image: redis:7
`,
    Dockerfile:
      'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n',
    'requirements.txt': 'celery[redis]\ngunicorn\n',
    'shop/wsgi.py': '',
    'shop/__init__.py': 'app = Celery("shop", broker=os.environ["CELERY_BROKER_URL"])\n',
  },

  'rails with dumb-init': {
    'compose.yaml': `services:
  web:
    build: .
    ports: ["3000:3000"]
    environment:
      RAILS_ENV: production
      SECRET_KEY_BASE: \${SECRET_KEY_BASE}
`,
    '.dockerignore': '/.env*\n/config/master.key\n',
    Dockerfile: `FROM ruby:3.3-slim
RUN apt-get update && apt-get install -y --no-install-recommends dumb-init
WORKDIR /rails
COPY . .
RUN bundle install && SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile
ENTRYPOINT ["dumb-init", "--"]
CMD ["./bin/rails", "server", "-b", "0.0.0.0"]
`,
    'config/master.key': 'secret',
    Gemfile: 'gem "rails"\n',
    'config/routes.rb': 'get "up" => "rails/health#show"\n',
    'config/application.rb': 'KEY = ENV.fetch("SECRET_KEY_BASE")\n',
  },

  nextjs: {
    'compose.yaml': `services:
  web:
    build:
      context: .
      args:
        NEXT_PUBLIC_API_URL: https://api.example.com
    ports: ["3000:3000"]
    environment:
      NEXT_PUBLIC_API_URL: https://api.example.com
`,
    '.dockerignore': 'node_modules\n.next\n.env*.local\n',
    Dockerfile: `FROM node:22-alpine AS build
WORKDIR /app
ARG NEXT_PUBLIC_API_URL
ENV NEXT_PUBLIC_API_URL=$NEXT_PUBLIC_API_URL
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:22-alpine
WORKDIR /app
ENV NODE_ENV=production HOSTNAME=0.0.0.0
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
CMD ["node", "server.js"]
`,
    'package.json':
      '{"scripts": {"build": "next build", "start": "next start"}, "dependencies": {"next": "15.0.0"}}',
    'app/page.tsx': "const items = await api.get('/items');\n",
    'lib/env.ts': 'export const url = process.env.NEXT_PUBLIC_API_URL!;\n',
  },

  'dotnet on arm64': {
    'compose.yaml': `services:
  api:
    build: .
    platform: linux/arm64
    ports: ["8080:8080"]
    environment:
      ASPNETCORE_URLS: http://+:8080
`,
    Dockerfile: `FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:8.0 AS build
ARG TARGETARCH
WORKDIR /src
COPY . .
RUN dotnet publish -a $TARGETARCH -o /app

FROM mcr.microsoft.com/dotnet/aspnet:8.0
COPY --from=build /app /app
ENTRYPOINT ["dotnet", "/app/Api.dll"]
`,
    'Program.cs': '',
  },

  'node worker with tini': {
    'compose.yaml': `services:
  worker:
    build: ./worker
    environment:
      QUEUE_URL: https://sqs.us-east-1.amazonaws.com/111122223333/jobs
    x-seaworthy:
      scale: { min: 1, max: 5, cpu: 70 }
      permissions:
        - actions: ["secretsmanager:GetSecretValue"]
          resources: ["arn:aws:secretsmanager:*:*:secret:shop/*"]
`,
    'worker/Dockerfile': `FROM node:22-slim
RUN apt-get update && apt-get install -y --no-install-recommends tini
WORKDIR /app
COPY package.json index.js ./
RUN npm install --omit=dev
ENTRYPOINT ["tini", "--"]
CMD ["node", "index.js"]
`,
    'worker/package.json': '{"dependencies": {"@aws-sdk/client-secrets-manager": "3"}}',
    'worker/index.js': `const command = new GetSecretValueCommand({ SecretId: 'shop/tokens' });
const queue = process.env.QUEUE_URL;
if (!queue) {
  throw new Error('QUEUE_URL is not set');
}
`,
  },

  'machine learning with room': {
    'compose.yaml': `services:
  api:
    build: .
    ports: ["8001:8001"]
    deploy:
      resources: { limits: { cpus: "2", memory: 8G } }
`,
    Dockerfile: `FROM python:3.12-slim
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN pip install uv && uv sync --frozen --no-dev
COPY app app
CMD ["uv", "run", "--no-sync", "uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "8001"]
`,
    'pyproject.toml':
      '[project]\ndependencies = ["fastapi", "uvicorn", "torch", "sentence-transformers"]\n',
    'uv.lock': '',
    'app/main.py': '@app.get("/")\ndef index():\n    return {}\n',
  },

  'deployed by a workflow': {
    'compose.yaml': 'services:\n  api:\n    build: .\n    ports: ["8080:8080"]\n',
    Dockerfile: `FROM alpine:3.20
RUN apk add --no-cache bash curl && curl -fsSL https://example.com/tool-$(uname -m).tgz | tar xz
COPY --chmod=755 run.sh /run.sh
CMD ["/run.sh"]
`,
    'run.sh': '#!/usr/bin/env bash\nset -euo pipefail\nexec tool serve --listen :8080\n',
    '.gitattributes': '* text=auto eol=lf\n',
    '.github/workflows/deploy.yml': `on:
  push:
    branches: [main]
permissions: { id-token: write, contents: read }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          role-to-assume: arn:aws:iam::111122223333:role/deploy
          aws-region: us-east-1
      - run: |
          docker buildx build --platform linux/amd64 --push -t $REPOSITORY:\${GITHUB_SHA::7} .
          aws ecs update-service --cluster shop --service api --task-definition shop-api
`,
    Makefile: 'dump:\n\tpg_dump -Fc --no-owner --no-acl shop > shop.dump\n',
  },
};
