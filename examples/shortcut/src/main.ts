import { writeCredentialsFile } from './credentials-file.ts';
import { createServer } from './server.ts';
import { requireSettings } from './settings.ts';
import { stopGracefully } from './shutdown.ts';

const settings = requireSettings(process.env, [
  'APP_ENV',
  'OPENAI_API_KEY',
  'PINECONE_API_KEY',
  'GCP_PROJECT_ID',
  'GOOGLE_APPLICATION_CREDENTIALS_JSON',
  'APP_SECRET_KEY',
  'MILVUS_HOST',
  'MILVUS_PORT',
  'DB_PASSWORD',
]);
if (!['local', 'production'].includes(settings.APP_ENV)) {
  throw new Error('APP_ENV must be local or production.');
}
process.env.GOOGLE_APPLICATION_CREDENTIALS = writeCredentialsFile(
  settings.GOOGLE_APPLICATION_CREDENTIALS_JSON,
);
const server = createServer({ host: settings.MILVUS_HOST, port: Number(settings.MILVUS_PORT) });
await server.listen({ host: '0.0.0.0', port: 8000 });
stopGracefully(server.server, async () => {});
