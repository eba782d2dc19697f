import type { Healthy } from '../testing/healthy.ts';

const compose = (text: string, by: string) => ({ 'compose.yaml': [{ text, by }] });

/** Ways of writing a Compose file that few people use. */
export const composeShapes: readonly Healthy[] = [
  { story: 'nothing is changed' },
  {
    story: 'variables as a list',
    files: compose(
      '      LOG_LEVEL: info\n    healthcheck',
      '      LOG_LEVEL: "info"\n    healthcheck',
    ),
  },
  {
    story: 'a published port in the long form',
    files: compose('- "8000:8000"', '- { target: 8000, published: "8000", protocol: tcp }'),
  },
  {
    story: 'dependencies as a list without conditions',
    files: compose(
      '    depends_on:\n      migrate:\n        condition: service_completed_successfully\n      cache:\n        condition: service_healthy\n',
      '    depends_on: [db, cache]\n',
    ),
  },
  {
    story: 'anchors and merge keys',
    files: {
      'compose.yaml': [
        {
          text: '    deploy:\n      resources:\n        limits:\n          memory: 512M\n    init: true\n    restart: unless-stopped\n\n  worker',
          by: '    deploy: &small\n      resources:\n        limits:\n          memory: 512M\n    init: true\n    restart: unless-stopped\n\n  worker',
        },
        {
          text: '    deploy:\n      resources:\n        limits:\n          memory: 512M\n    init: true\n    restart: unless-stopped\n\n  migrate',
          by: '    deploy:\n      <<: *small\n    init: true\n    restart: unless-stopped\n\n  migrate',
        },
      ],
    },
  },
  {
    story: 'a tool that only a profile starts',
    files: compose(
      '\n  db:\n',
      '\n  adminer:\n    image: adminer:5.4.1\n    profiles: [debug]\n\n  db:\n',
    ),
  },
  {
    story: 'a file of variables that need not be there',
    files: compose(
      '      LOG_LEVEL: info\n    healthcheck',
      '      LOG_LEVEL: info\n    env_file:\n      - { path: .env.local, required: false }\n    healthcheck',
    ),
  },
  {
    story: 'no container health check',
    files: compose(
      '    healthcheck:\n      test: ["CMD-SHELL", "wget -q -O - http://localhost:8000/health"]\n      interval: 5s\n      timeout: 3s\n      start_period: 10s\n',
      '    x-seaworthy: { health: { path: /health } }\n',
    ),
  },
  {
    story: 'an entry point that hands over with exec',
    files: {
      'api/entrypoint.sh': '#!/bin/sh\nset -eu\nexec "$@"\n',
      'api/Dockerfile': [
        {
          text: 'USER node',
          by: 'COPY --chmod=755 entrypoint.sh /entrypoint.sh\nENTRYPOINT ["/entrypoint.sh"]\nUSER node',
        },
      ],
    },
  },
  {
    story: 'a shell that becomes the program',
    files: {
      'api/Dockerfile': [
        { text: 'CMD ["node", "server.js"]', by: 'CMD ["sh", "-c", "exec node server.js"]' },
      ],
    },
  },
  {
    story: '.env is read where it exists',
    files: {
      'api/server.js': [
        {
          text: 'const server',
          by: "if (existsSync('.env')) process.loadEnvFile();\nconst server",
        },
        {
          text: "import { createServer } from 'node:http';",
          by: "import { existsSync } from 'node:fs';\nimport { createServer } from 'node:http';",
        },
      ],
    },
  },
];
