import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Mention } from './mention.ts';
import { readMentions } from './read-mentions.ts';

/** What is said about a text: the mention's kind and the text that its span covers. */
function mentioned(path: string, text: string, kind: Mention['kind']): readonly string[] {
  return readMentions(path, text).flatMap((mention) => {
    if (mention.kind !== kind) return [];
    return 'span' in mention ? [text.slice(mention.span.start, mention.span.end)] : [kind];
  });
}

describe('variables without which a program stops', () => {
  test.each([
    ['a.py', "KEY = os.environ['API_KEY']", 'API_KEY'],
    ['a.py', 'from os import environ\nurl = environ["URL"]', 'URL'],
    ['a.ts', 'const url = new URL(process.env.DATABASE_URL!)', 'DATABASE_URL'],
    ['a.js', "if (!process.env.TOKEN) {\n  throw new Error('no TOKEN');\n}", 'TOKEN'],
    ['a.ts', "const key = requireEnv('API_KEY');", 'API_KEY'],
    ['a.rb', "key = ENV.fetch('API_KEY')", 'API_KEY'],
    ['a.sh', ': "${API_KEY:?is needed}"', 'API_KEY'],
    ['a.go', '\tKey string `env:"API_KEY,required"`', 'API_KEY'],
    ['a.go', '\tKey string `envconfig:"API_KEY" required:"true"`', 'API_KEY'],
    ['a.py', 'REQUIRED_VARIABLES = [\n  "API_KEY",\n]', 'API_KEY'],
  ])('%s: %s', (path, text, name) => {
    expect(mentioned(path, text, 'environment-read')).toEqual([name]);
  });

  test.each([
    ['a.py', "os.environ['API_KEY'] = key"],
    ['a.py', "key = os.environ.get('API_KEY')"],
    ['a.py', "if 'API_KEY' in os.environ:\n    key = os.environ['API_KEY']"],
    ['a.py', "try:\n    key = os.environ['API_KEY']\nexcept KeyError:\n    key = ''"],
    ['a.py', "# key = os.environ['API_KEY']"],
    ['a.ts', "const key = process.env.API_KEY ?? 'none'"],
    ['a.ts', "if (process.env.API_KEY !== 'x') throw new Error()"],
    ['a.js', 'if (!process.env.API_KEY) console.warn()'],
    ['a.rb', "ENV.fetch('API_KEY', 'none')"],
    ['a.rb', "ENV.fetch('API_KEY') { 'none' }"],
    ['a.sh', 'echo "${API_KEY:-none}"'],
    ['a.go', '\tKey string `env:"API_KEY"`'],
  ])('%s with a way out: %s', (path, text) => {
    expect(mentioned(path, text, 'environment-read')).toEqual([]);
  });
});

describe('a .env file', () => {
  test.each([
    ['a.py', "if not os.path.exists('.env'):\n    print('no .env')\n    sys.exit(1)"],
    ['a.py', 'if not (BASE / ".env").exists():\n    raise RuntimeError("no .env")'],
    ['a.py', "path = Path(__file__).parent / '.env'\n\nif not path.exists():\n    sys.exit(1)"],
    ['a.py', "if os.path.isfile('.env'):\n    load_dotenv()\nelse:\n    sys.exit('no .env')"],
    ['a.js', "if (!fs.existsSync(path.join(__dirname, '.env'))) {\n  process.exit(1);\n}"],
    ['a.js', 'const result = dotenv.config();\nif (result.error) {\n  throw result.error;\n}'],
    ['a.go', '\terr := godotenv.Load()\n\tif err != nil {\n\t\tlog.Fatal("no .env")\n\t}'],
    ['a.sh', '[ -f .env ] || exit 1'],
    ['a.sh', 'if [ ! -f .env ]; then\n  echo missing\n  exit 1\nfi'],
    ['a.sh', 'set -e\nsource ./.env'],
    ['a.sh', '. ./.env'],
  ])('%s needs it: %s', (path, text) => {
    expect(mentioned(path, text, 'dotenv')).toHaveLength(1);
  });

  test.each([
    ['a.py', 'load_dotenv()'],
    ['a.py', "if os.path.exists('.env'):\n    load_dotenv()\n\nif x:\n    raise ValueError()"],
    ['a.js', "require('dotenv').config();"],
    ['a.js', "if (fs.existsSync('.env')) dotenv.config();"],
    ['a.js', 'const env = process.env;\nif (!env.X) process.exit(1);'],
    ['a.js', "if (!fs.existsSync('.env.example')) process.exit(1);"],
    ['a.go', '\t_ = godotenv.Load()\n\tx()\n'],
    ['a.sh', '[ -f .env ] && . ./.env'],
    ['a.sh', 'if [ -f .env ]; then\n  . ./.env\nfi\nexit 1'],
    ['a.sh', '. ./.env || true'],
    ['a.sh', 'cp .env.example .env'],
  ])('%s can do without it: %s', (path, text) => {
    expect(mentioned(path, text, 'dotenv')).toEqual([]);
  });

  test('may be made to win over the environment', () => {
    expect(mentioned('a.py', 'load_dotenv(override=True)', 'dotenv')).toEqual(['override=True']);
    expect(mentioned('a.js', 'dotenv.config({ override: true })', 'dotenv')).toEqual([
      'override: true',
    ]);
  });
});

describe('a server that listens on its own machine only', () => {
  test.each([
    ['a.js', "app.listen(3000, '127.0.0.1')", "'127.0.0.1'"],
    ['a.js', "import Fastify from 'fastify'\nfastify.listen({ port: 3000 })", '.listen'],
    ['a.py', "app = Flask(__name__)\napp.run(host='localhost')", "host='localhost'"],
    ['a.py', 'app = Flask(__name__)\napp.run(debug=True)', 'app.run'],
    ['a.py', 'uvicorn.run(app, port=8000)', 'uvicorn.run'],
    ['a.go', 'http.ListenAndServe("localhost:8080", nil)', '"localhost:'],
    ['a.go', 'r.Run("127.0.0.1:8080")', '"127.0.0.1:'],
  ])('%s: %s', (path, text, part) => {
    expect(mentioned(path, text, 'listen')).toEqual([part]);
  });

  test.each([
    ['a.js', 'app.listen(3000, () => console.log("http://localhost:3000"))'],
    ['a.js', "app.listen(3000, () => log('localhost'))"],
    ['a.js', "import Fastify from 'fastify'\nfastify.listen({ port: 3000, host: '0.0.0.0' })"],
    ['a.js', "import Fastify from 'fastify'\nfastify.listen({ port, ...options })"],
    ['a.py', "app = Flask(__name__)\napp.run(host='0.0.0.0')"],
    ['a.py', 'celery_app.run()'],
    ['a.py', 'uvicorn.run(app, host=settings.host)'],
    ['a.go', 'http.ListenAndServe(":8080", nil)'],
  ])('%s listens to others: %s', (path, text) => {
    expect(mentioned(path, text, 'listen')).toEqual([]);
  });
});

describe('host names that a framework answers to', () => {
  test('are read when they are written down', () => {
    expect(mentioned('s.py', "ALLOWED_HOSTS = ['a.com', 'b.com']\n", 'host-list')).toEqual([
      "['a.com', 'b.com']",
    ]);
    const middleware = 'app.add_middleware(TrustedHostMiddleware, allowed_hosts=["a.com"])';
    expect(mentioned('s.py', middleware, 'host-list')).toEqual(['["a.com"]']);
  });

  test('are not when the environment says them or something adds to them', () => {
    for (const text of [
      "ALLOWED_HOSTS = os.environ['HOSTS'].split(',')",
      "ALLOWED_HOSTS = ['a.com']\nALLOWED_HOSTS += [address]",
      "ALLOWED_HOSTS = ['a.com', own_address()]",
    ]) {
      expect(mentioned('s.py', text, 'host-list')).toEqual([]);
    }
  });
});

describe('TLS options for Redis', () => {
  test.each([
    ['a.py', 'redis.from_url(url, ssl=True)', 'ssl=True'],
    ['a.py', 'ConnectionPool.from_url(redis_url, ssl=True)', 'ssl=True'],
    ['a.py', 'URL = "redis://h:6379?ssl_cert_reqs=none"', 'ssl_cert_reqs=none'],
    ['a.py', 'URL = "rediss://h:6379/0?ssl=true&x=1"', 'ssl=true'],
    ['a.py', 'URL = f"rediss://:{p}@{h}?ssl_cert_reqs=none"', 'ssl_cert_reqs=none'],
  ])('%s: %s', (path, text, part) => {
    expect(mentioned(path, text, 'redis-option')).toEqual([part]);
  });

  test('that are right are not mentioned', () => {
    for (const text of [
      'redis.Redis(host=h, ssl=True)',
      'redis.from_url("rediss://h:6379?ssl_cert_reqs=required")',
      'engine = from_url(url, ssl=True)',
    ]) {
      expect(mentioned('a.py', text, 'redis-option')).toEqual([]);
    }
  });
});

describe('a password put into a URL', () => {
  test.each([
    ['a.py', 'f"postgresql+asyncpg://{user}:{password}@{host}/app"', '{password}'],
    ['a.py', '"mysql://%s:%s@%s/app" % parts', '%s'],
    ['a.js', '`rediss://:${process.env.REDIS_PASSWORD}@${host}`', '${process.env.REDIS_PASSWORD}'],
    ['a.js', '"amqp://" + user + ":" + secret + "@" + host', 'secret'],
    ['a.sh', 'psql "postgres://app:$DB_PASSWORD@db/app"', '$DB_PASSWORD'],
  ])('%s: %s', (path, text, part) => {
    expect(mentioned(path, text, 'url-password')).toEqual([part]);
  });

  test('escaped, or no password at all, is not mentioned', () => {
    for (const [path, text] of [
      ['a.py', 'f"postgres://{user}:{quote_plus(password)}@{host}"'],
      ['a.py', 'password = quote(raw, safe="")\nurl = f"postgres://{u}:{password}@{h}"'],
      ['a.js', '`http://${host}:${port}/`'],
      ['a.js', '`https://x:${token}@github.com/`'],
      ['a.py', '"postgres://app:app@db/app"'],
    ] as const) {
      expect(mentioned(path, text, 'url-password')).toEqual([]);
    }
  });
});

describe('secrets that a program fetches', () => {
  const secrets = (path: string, text: string) =>
    readMentions(path, text).flatMap((mention) =>
      mention.kind === 'secret-name' ? [[mention.service, mention.name, mention.whole]] : [],
    );

  test.each([
    ['a.py', "c.get_secret_value(SecretId='shop/key')", 'secretsmanager', 'shop/key', true],
    ['a.py', 'c.get_secret_value(SecretId=f"token-{user}")', 'secretsmanager', 'token-', false],
    ['a.ts', 'new GetSecretValueCommand({ SecretId: `t-${id}` })', 'secretsmanager', 't-', false],
    ['a.go', 'SecretId: aws.String("shop/key"),', 'secretsmanager', 'shop/key', true],
    ['a.py', "ssm.get_parameter(Name='/shop/key', WithDecryption=True)", 'ssm', '/shop/key', true],
    ['a.js', "new GetParameterCommand({ Name: '/shop/key' })", 'ssm', '/shop/key', true],
  ])('%s: %s', (path, text, ...expected) => {
    expect(secrets(path, text)).toEqual([expected]);
  });

  test('whose names come from elsewhere are not mentioned', () => {
    expect(secrets('a.py', "c.get_secret_value(SecretId=os.environ['NAME'])")).toEqual([]);
    expect(secrets('a.js', 'new GetSecretValueCommand({ SecretId: name })')).toEqual([]);
  });
});

describe('paths that a program answers', () => {
  const routes = (path: string, text: string) =>
    readMentions(path, text).flatMap((mention) =>
      mention.kind === 'route' ? [mention.path] : mention.kind === 'catch-all' ? ['*'] : [],
    );

  test.each([
    ['a.js', "app.get('/health', handler)", '/health'],
    ['a.ts', "fastify.get('/', handler)", '/'],
    ['a.py', '@router.get("/items/{id}")', '/items/{id}'],
    ['a.py', "@app.route('/health')", '/health'],
    ['a.py', "urlpatterns = [path('health/', view)]", '/health/'],
    ['a.go', 'http.HandleFunc("/health", handler)', '/health'],
    ['a.go', 'mux.HandleFunc("GET /health", handler)', '/health'],
    ['a.js', "app.use(express.static('public'))", '*'],
    ['a.js', "app.get('*', handler)", '*'],
    ['a.js', 'app.use((request, response) => response.end())', '*'],
  ])('%s: %s', (path, text, route) => {
    expect([...new Set(routes(path, text))]).toEqual([route]);
  });

  test('are not paths that it asks for', () => {
    expect(routes('a.js', "axios.get('/items'); client.get('/x'); map.get('/y')")).toEqual([]);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    "os.environ['",
    'A',
    "']",
    '.env',
    "'",
    '(',
    ')',
    '\n',
    '    ',
    'if not exists(',
    'exit(1)',
    '://',
    ':{p}@',
    'redis',
    '?ssl=1',
    '.listen(',
    'SecretId=',
    'ALLOWED_HOSTS = [',
    ']',
    '.get("/',
    'load_dotenv(',
    'override=True',
    'path(',
    'process.env.',
    '!',
    'REQUIRED_VARS = [',
    '"B"',
  );

  test('is read without an error, with spans inside it', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
        fc.constantFrom('a.py', 'a.js', 'a.go', 'a.sh', 'a.rb'),
        (text, path) => {
          for (const mention of readMentions(path, text)) {
            if (!('span' in mention)) continue;
            expect(mention.span.start).toBeGreaterThanOrEqual(0);
            expect(mention.span.end).toBeGreaterThan(mention.span.start);
            expect(mention.span.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
