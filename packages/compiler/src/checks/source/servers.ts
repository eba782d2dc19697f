import { optionOf, optionsOf } from '../../facts/source/start/start.ts';
import { bound, isLoopback, type Lookup, listening, type ServerAddress } from './listen-address.ts';

/** Reads where a server listens from its command line, its variables and its defaults. */
export type ReadAddress = (words: readonly string[], lookup: Lookup) => ServerAddress | undefined;

/** Servers by the name of their program. */
export const servers: Readonly<Record<string, ReadAddress>> = {
  uvicorn: (words, lookup) =>
    optionOf(words, '--uds', '--fd') === undefined
      ? listening(
          optionOf(words, '--host') ?? lookup('UVICORN_HOST'),
          optionOf(words, '--port') ?? lookup('UVICORN_PORT'),
          '127.0.0.1:8000',
        )
      : undefined,
  gunicorn: readGunicorn,
  hypercorn: (words) =>
    optionOf(words, '-c', '--config') === undefined
      ? bound(optionOf(words, '-b', '--bind'), '127.0.0.1:8000')
      : undefined,
  daphne: (words) =>
    optionOf(words, '-e', '--endpoint', '-u', '--fd') === undefined
      ? listening(
          optionOf(words, '-b', '--bind'),
          optionOf(words, '-p', '--port'),
          '127.0.0.1:8000',
        )
      : undefined,
  flask: (words, lookup) =>
    words.includes('run')
      ? listening(
          optionOf(words, '-h', '--host') ?? lookup('FLASK_RUN_HOST'),
          optionOf(words, '-p', '--port') ?? lookup('FLASK_RUN_PORT'),
          '127.0.0.1:5000',
        )
      : undefined,
  fastapi: (words, lookup) =>
    listening(
      optionOf(words, '--host'),
      optionOf(words, '--port') ?? lookup('PORT'),
      words.includes('dev') ? '127.0.0.1:8000' : '0.0.0.0:8000',
    ),
  mlflow: (words, lookup) =>
    words.includes('server') || words.includes('ui')
      ? listening(
          optionOf(words, '-h', '--host') ?? lookup('MLFLOW_HOST'),
          optionOf(words, '-p', '--port'),
          '127.0.0.1:5000',
        )
      : undefined,
  ng: (words) =>
    words.includes('serve')
      ? listening(optionOf(words, '--host'), optionOf(words, '--port'), 'localhost:4200')
      : undefined,
  next: (words, lookup) =>
    listening(
      optionOf(words, '-H', '--hostname'),
      optionOf(words, '-p', '--port') ?? lookup('PORT'),
      '0.0.0.0:3000',
    ),
  php: readPhp,
  python: readDjango,
  'manage.py': (words) => readDjango(['python', ...words]),
  rails: readRails,
  vite: readVite,
};

/** It may be bound to several addresses: the first that others can reach is the one that counts. */
function readGunicorn(words: readonly string[], lookup: Lookup): ServerAddress | undefined {
  const all = [...words, ...(lookup('GUNICORN_CMD_ARGS') ?? '').split(/\s+/)];
  if (optionOf(all, '-c', '--config') !== undefined) return undefined;
  const port = lookup('PORT');
  const byDefault = port === undefined ? '127.0.0.1:8000' : `0.0.0.0:${port}`;
  const binds = optionsOf(all, '-b', '--bind');
  if (binds.length === 0) return bound(undefined, byDefault);
  const addresses = binds.map((said) => bound(said, byDefault));
  return addresses.find((address) => !address || !isLoopback(address.host)) ?? addresses[0];
}

/** `php artisan serve`, or PHP's own server `php -S host:port`. */
function readPhp(words: readonly string[], lookup: Lookup): ServerAddress | undefined {
  const own = optionOf(words, '-S');
  if (own !== undefined) return bound(own, '');
  if (words[1] !== 'artisan' || words[2] !== 'serve') return undefined;
  return listening(
    optionOf(words, '--host') ?? lookup('SERVER_HOST'),
    optionOf(words, '--port') ?? lookup('SERVER_PORT'),
    '127.0.0.1:8000',
  );
}

/** `python manage.py runserver [address:port]` */
function readDjango(words: readonly string[]): ServerAddress | undefined {
  const at = words.indexOf('runserver');
  if (at < 1 || !/manage\.py$/.test(words[at - 1] ?? '')) return undefined;
  const address = words.slice(at + 1).find((word) => !word.startsWith('-'));
  return /^\d+$/.test(address ?? '')
    ? { host: '127.0.0.1', port: Number(address), saysHost: false }
    : bound(address, '127.0.0.1:8000');
}

function readRails(words: readonly string[], lookup: Lookup): ServerAddress | undefined {
  if (!words.includes('server') && !words.includes('s')) return undefined;
  const isProduction =
    (optionOf(words, '-e', '--environment') ?? lookup('RAILS_ENV')) === 'production';
  return listening(
    optionOf(words, '-b', '--binding') ?? lookup('BINDING'),
    optionOf(words, '-p', '--port') ?? lookup('PORT'),
    isProduction ? '0.0.0.0:3000' : 'localhost:3000',
  );
}

/** `vite --host` alone means every address. */
function readVite(words: readonly string[]): ServerAddress | undefined {
  if (words.includes('build')) return undefined;
  const port = optionOf(words, '--port');
  const host = optionOf(words, '--host');
  const isOpen = host !== undefined && (host === '' || host.startsWith('-'));
  return listening(
    isOpen ? '0.0.0.0' : host,
    port,
    words.includes('preview') ? 'localhost:4173' : 'localhost:5173',
  );
}
