import { createLifecycle } from '@seaworthy/runtime/lifecycle';
import { settingsOrExit } from '@seaworthy/runtime/secrets';
import { createServer } from './server.ts';
import { openStores } from './stores.ts';

const settings = settingsOrExit([
  'ENVIRONMENT',
  'AWS_REGION',
  'BOOKS_TABLE_NAME',
  'AUDIO_CHAPTERS_TABLE_NAME',
  'S3_BUCKET_NAME',
  'CORS_ORIGINS',
  'ALLOWED_HOSTS',
]);
const lifecycle = createLifecycle({ health: false });
const stores = openStores({
  region: settings.AWS_REGION,
  books: settings.BOOKS_TABLE_NAME,
  chapters: settings.AUDIO_CHAPTERS_TABLE_NAME,
  bucket: settings.S3_BUCKET_NAME,
  ...optional('dynamodbEndpoint', process.env.DYNAMODB_ENDPOINT),
  ...optional('s3Endpoint', process.env.S3_ENDPOINT),
});
lifecycle.onClose('stores', () => stores.close());
const server = createServer({
  stores,
  origins: settings.CORS_ORIGINS.split(','),
  allowedHosts: settings.ALLOWED_HOSTS.split(','),
});
await server.listen({ host: '0.0.0.0', port: 8000 });
lifecycle.attachServer(server.server);

/** Endpoints are for local counterparts; on AWS the SDK knows its own. */
function optional<Name extends string>(
  name: Name,
  value: string | undefined,
): Partial<Record<Name, string>> {
  return value ? ({ [name]: value } as Record<Name, string>) : {};
}
