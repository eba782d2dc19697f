import { describe, expect, it } from 'vitest';
import { classifyVariable } from './classify.ts';

// Written for this test; no value here opens anything.
const secrets: readonly (readonly [name: string, value: string])[] = [
  ['DATABASE_URL', 'postgres://app:s3cr3t@db:5432/app'],
  ['DATABASE_URL', 'postgresql+asyncpg://app:p@ss/w#rd@db:5432/app?ssl=true'],
  ['MONGO_URI', 'mongodb://root:example@mongo1:27017,mongo2:27017/app?authSource=admin'],
  ['REDIS_URL', 'redis://:hunter2@cache:6379/0'],
  ['CELERY_RESULT_BACKEND', 'db+postgresql://celery:celery@db/celery'],
  ['AMQP_URL', 'amqp://guest:guest@rabbit:5672//'],
  ['BROKER', 'guest:guest@rabbit:5672'],
  ['MYSQL_DSN', 'app:s3cr3t@tcp(db:3306)/shop?parseTime=true'],
  ['PG_DSN', 'host=db port=5432 user=app password=s3cr3t dbname=app sslmode=disable'],
  ['ConnectionStrings__Default', 'Server=db;Database=shop;User Id=sa;Password=Your strong Pass;'],
  ['SPRING_DATASOURCE_URL', 'jdbc:postgresql://db/app?user=app&password=s3cr3t'],
  ['JDBC_URL', 'jdbc:sqlserver://db:1433;databaseName=shop;user=sa;password=s3cr3t'],
  ['SENTRY_DSN', 'https://0f4a1c2b3d4e5f60718293a4b5c6d7e8@o123.ingest.sentry.io/456'],
  [
    'SLACK_WEBHOOK_URL',
    'https://hooks.slack.com/services/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',
  ],
  [
    'STORAGE',
    'DefaultEndpointsProtocol=https;AccountName=x;AccountKey=bXkga2V5;EndpointSuffix=core.windows.net',
  ],
  ['CALLBACK', 'https://api.example.com/hook?token=abc'],
  ['POSTGRES_PASSWORD', 'postgres'],
  ['MYSQL_ROOT_PASSWORD', 'root'],
  ['DB_PASSWORD', 'hunter2'],
  ['PGPASSWORD', 'letmein'],
  ['MYSQL_PWD', 'abc'],
  ['SMTP_PASS', 'mailme'],
  ['FTPPASS', 'abc'],
  ['REDISCLI_AUTH', 'cache'],
  ['ADMIN_PASS', '12345678'],
  ['SECRET', 'x'],
  ['SECRET_KEY', 'django-insecure-abc'],
  ['SECRET_KEY_BASE', 'a1b2'],
  ['JWT_SECRET', 'changeme'],
  ['JWT_SECRET_KEY', 'dev'],
  ['SESSION_SECRET', 'keyboard cat'],
  ['FERNET_KEY', '46BKJoQYlPPOexq0OhDZnIlNepKFf87WFwLbfzqDDho='],
  ['APP_KEY', 'base64:2fl+Ktvkfl+Fuz4Qp/A75G2RTiWVA/ZoKZvp6fiiM10='],
  ['ENCRYPTION_KEY', '0123456789abcdef0123456789abcdef'],
  ['SALT', 'pepper'],
  ['PASSWORD_SALT', 'abc'],
  ['API_KEY', 'test'],
  ['KEY', 'k'],
  ['apiKey', 'test'],
  ['OPENAI_API_KEY', 'sk-proj-abcdefghijklmnop'],
  ['ANTHROPIC', 'sk-ant-api03-abcdefghijklmnop'],
  ['AWS_ACCESS_KEY_ID', 'AKIAIOSFODNN7EXAMPLE'],
  ['AWS_ACCESS_KEY_ID', 'local'],
  ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
  ['AWS_SESSION_TOKEN', 'dummy'],
  ['GITHUB', 'ghp_abcdefghijklmnopqrstuvwxyz0123456789'],
  ['GITHUB_TOKEN', 'abc'],
  ['SLACK', 'xoxb-123456789012-abcdefghijkl'],
  ['MAPS', 'AIzaSyA1234567890abcdefghijklmnopqrstuv'],
  ['NEXT_PUBLIC_STRIPE', 'sk_live_abcdefghijklmnop'],
  ['SESSION', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
  ['TLS', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\n-----END PRIVATE KEY-----'],
  ['GOOGLE_CREDENTIALS', '{"type": "service_account"}'],
  [
    'FIREBASE',
    '{"private_key": "-----BEGIN PRIVATE KEY-----\\nMIIE\\n-----END PRIVATE KEY-----\\n"}',
  ],
  ['TWILIO_AUTH_TOKEN', 'abc'],
  ['VAULT_SECRET_ID', 'abc'],
  ['MINIO_ROOT_PASSWORD', 'minioadmin'],
  ['MAGIC', 'q8Zr2LmX0vTn5BwKc7Yd1HsJf4Gp'],
  ['AUTHORIZATION', 'Bearer abcdef123456'],
  ['BASIC_AUTH', 'admin:$apr1$H6uskkkW$IgXLP6ewTrSuBkTrqE8wj/'],
];

const plain: readonly (readonly [name: string, value: string])[] = [
  ['NODE_ENV', 'production'],
  ['LOG_LEVEL', 'debug'],
  ['PORT', '8080'],
  ['DEBUG', 'app:*'],
  ['TZ', 'Asia/Seoul'],
  ['LANG', 'ko_KR.UTF-8'],
  ['POSTGRES_USER', 'app'],
  ['POSTGRES_DB', 'shop'],
  ['PGHOST', 'db'],
  ['DB_HOST', 'db.internal.example.com'],
  ['DB_PORT', '5432'],
  ['DB_NAME', 'shop'],
  ['DB_PASSWORD_FILE', '/run/secrets/db_password'],
  ['REDIS_URL', 'redis://cache:6379/0'],
  ['DATABASE_URL', 'postgres://db:5432/app'],
  ['ELASTICSEARCH_HOSTS', 'http://es1:9200,http://es2:9200'],
  ['KAFKA_BROKERS', 'kafka-1:9092,kafka-2:9092'],
  ['API_URL', 'http://api:8000/v1'],
  ['TOKEN_URL', 'https://login.example.com/oauth2/token'],
  ['S3_ENDPOINT', 'http://minio:9000'],
  ['ALLOWED_HOSTS', 'localhost,127.0.0.1,.example.com'],
  ['CORS_ORIGINS', '["http://localhost:3000", "https://app.example.com"]'],
  ['AWS_REGION', 'ap-northeast-2'],
  ['AWS_BUCKET', 'my-company-uploads'],
  ['S3_KEY_PREFIX', 'uploads/'],
  ['KMS_KEY_ID', 'alias/app'],
  ['TOKEN_TTL', '3600'],
  ['ACCESS_TOKEN_EXPIRE_MINUTES', '30'],
  ['JWT_ALGORITHM', 'HS256'],
  ['PASSWORD_MIN_LENGTH', '12'],
  ['ALLOW_EMPTY_PASSWORD', 'yes'],
  ['DB_PASSWORD', '/run/secrets/db-password'],
  ['MYSQL_RANDOM_ROOT_PASSWORD', 'yes'],
  ['MAX_TOKENS', '4096'],
  ['OPENAI_MODEL', 'gpt-4o-mini'],
  ['EMBEDDING_MODEL', 'text-embedding-3-small'],
  ['STRIPE_PUBLISHABLE_KEY', 'pk_test_TYooMQauvdEDq54NiTphI7jx'],
  ['NEXT_PUBLIC_API_KEY', 'abc123def'],
  ['VITE_API_URL', '/api'],
  [
    'VAPID_PUBLIC_KEY',
    'BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U',
  ],
  ['RECAPTCHA_SITE_KEY', '6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI'],
  ['MONKEY', 'banana'],
  ['KEYCLOAK_REALM', 'master'],
  ['COMPASS', 'north'],
  ['HOTKEYS', 'true'],
  ['WORKERS', '4'],
  ['WEB_CONCURRENCY', '2'],
  ['TIMEOUT', '30s'],
  ['MEM_LIMIT', '512m'],
  ['CRON', '0 3 * * *'],
  ['APP_NAME', 'Shop Admin'],
  ['MAIL_FROM', 'no-reply@example.com'],
  ['DATA_DIR', './data'],
  ['PYTHONUNBUFFERED', '1'],
  ['PYTHONPATH', '/app/src:/app/lib'],
  ['JAVA_OPTS', '-Xmx512m -XX:+UseG1GC'],
  ['IMAGE', 'ghcr.io/acme/api:1.4.2'],
  ['CLUSTER_DNS', '10.0.0.2'],
  ['SUBNET', '10.0.0.0/16'],
  ['FEATURE_FLAGS', 'checkout,search,dark-mode'],
  ['RABBITMQ_DEFAULT_VHOST', '/'],
  ['discovery.type', 'single-node'],
  ['EMPTY', ''],
  // Named like secrets, and told as secrets: the false positives of the rules.
  ['CACHE_KEY', 'products'],
  ['API_KEY_SOURCE', 'header'],
  ['CHUNK_TOKENS', '512'],
  // Not plain enough: unsure.
  ['GREETING', 'Welcome to the shop.'],
  ['인사말', '안녕하세요'],
  ['BUILD', 'f3a91bc'],
  ['TENANT', '550e8400-e29b-41d4-a716-446655440000'],
];

// Names that say nothing; the values might be passwords, as people make them or machines do.
const unsure: readonly (readonly [name: string, value: string])[] = [
  ['FOO', 'canary-00000004'],
  ['FOO', 'correct-horse-battery'],
  ['GREETING_CODE', 'correct horse battery staple'],
  ['GREETING_CODE', 'correct_horse_battery'],
  ['FOO', 'CorrectHorse'],
  ['FOO', 'HUNTER'],
  ['FOO', 'hunter2'],
  ['FOO', 'abc123'],
  ['FOO', 'admin:hunter'],
  ['SFTP_USERS', 'app:hunter2:1001'],
  ['FOO', 'xkcdqvzt'],
  ['FOO', 'deadbeefcafe42'],
  ['FOO', '/aGVsbG8gd29ybGQ='],
  ['FOO', 'debug,correct-horse'],
  ['FOO', '["debug", "hunter2"]'],
  ['FOO', '{"a": "hunter2"}'],
  ['FOO', 'a1\nb2'],
  ['FOO', '비밀번호호랑이'],
];

// The forms that are plain whatever the name.
const evident: readonly string[] = [
  ...['', 'true', 'Off', '0', '-1.5', '80%', '42', '*', '/', 'auto', 'INFO', 'Production', 'GET'],
  ...['512m', '2Gi', '1.5GB', '30s', '1h30m', '250ms', 'v2', '1.4.2', '3.12-slim', '2.0.0-rc.1'],
  ...['2024-01-31', '0 3 * * *', '*/5 * * * *', 'UTC', 'Etc/GMT+9', 'Asia/Seoul', 'ko_KR.UTF-8'],
  ...['en-US', 'C.UTF-8', 'utf8mb4_unicode_ci', 'HS256', 'aes-256-gcm', 'ap-northeast-2'],
  ...['db:5432', 'kafka-1:9092,kafka-2:9092', '10.0.0.0/16', '0.0.0.0:80', '::1', '[::]:80', ':80'],
  ...[
    '1000:1000',
    '8000-8010',
    'api.example.com',
    '*.example.com',
    '.example.com',
    'mail.local:25',
  ],
  ...['ops@example.com', 'https://example.com/a?b=c', 'redis://cache:6379/0', 'jdbc:h2:mem'],
  ...['/app/data', './config', '../x.txt', '~/x', 'src/main.ts', '/app/src:/app/lib', 'app.py'],
  ...[
    'application/json',
    'application/vnd.api+json',
    'ghcr.io/acme/api:1.4.2',
    'nginx:1.25-alpine',
  ],
  ...['a, b, c', '["http://localhost:3000", "https://app.example.com"]', 'single-node', 'AWS'],
];

const isSecret = ([name, value]: readonly [string, string]): boolean =>
  classifyVariable(name, value) !== 'plain';

describe('the classification of variables', () => {
  it.each(secrets)('takes %s=%s for a secret', (name, value) => {
    expect(classifyVariable(name, value)).toBe('secret');
  });

  it.each(unsure)('is unsure of %s=%s', (name, value) => {
    expect(classifyVariable(name, value)).toBe('unsure');
  });

  it.each(evident)('sees that %s is no secret', (value) => {
    expect(classifyVariable('FOO', value)).toBe('plain');
  });

  it('takes few plain variables for secrets, and says which', () => {
    const mistaken = plain.filter(isSecret).map(([name]) => name);
    expect(mistaken).toEqual([
      'CACHE_KEY',
      'API_KEY_SOURCE',
      'CHUNK_TOKENS',
      'GREETING',
      '인사말',
      'BUILD',
      'TENANT',
    ]);
    expect(plain.length).toBeGreaterThan(60);
  });
});
