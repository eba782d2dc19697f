import { createLifecycle } from '@seaworthy/runtime/lifecycle';
import { bootstrapOrExit } from '@seaworthy/runtime/secrets';
import { createServer } from './server.ts';

// Locally from .env, on ECS from what it injects, with SECRET_NAME from Secrets Manager: whatever
// the way, all of these are there afterwards, and Google's key is in a private file.
const secrets = await bootstrapOrExit({
  required: [
    'APP_ENV',
    'OPENAI_API_KEY',
    'PINECONE_API_KEY',
    'GCP_PROJECT_ID',
    'GOOGLE_APPLICATION_CREDENTIALS_JSON',
    'APP_SECRET_KEY',
    'MILVUS_HOST',
    { name: 'MILVUS_PORT', check: 'port' },
    'DB_PASSWORD',
  ],
});
const { MILVUS_HOST: host = '', MILVUS_PORT: port } = process.env;
const lifecycle = createLifecycle({ health: false });
lifecycle.onClose('secrets', () => secrets.dispose());
const server = createServer({ host, port: Number(port) });
await server.listen({ host: '0.0.0.0', port: 8000 });
lifecycle.attachServer(server.server);
