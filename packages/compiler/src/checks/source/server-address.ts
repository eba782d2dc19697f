import { expandVariables } from '../../facts/dockerfile/expand-variables.ts';
import { optionOf, optionsOf, programOf, type StartStep } from '../../facts/source/start/start.ts';

/** Where a server listens, as its command line and its defaults say. */
export interface ServerAddress {
  /** Empty for every address. */
  readonly host: string;
  readonly port?: number;
  /** Whether the command or a variable says the host; else it is the server's default. */
  readonly saysHost: boolean;
}

/** A variable of the container. */
export type Lookup = (name: string) => string | undefined;

/** Where a known server listens; undefined for another program, or when a file decides. */
export function serverAddress(step: StartStep, lookup: Lookup): ServerAddress | undefined {
  const words = step.words.map((word) => expandVariables(word, lookup));
  const program = programOf(step).replace(/^python[\d.]*$/, 'python');
  return servers[program]?.(words, lookup);
}

/** Whether an address is reached from its own container only. */
export function isLoopback(host: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|localhost|\[?::1\]?)$/i.test(host);
}

type ReadAddress = (words: readonly string[], lookup: Lookup) => ServerAddress | undefined;

const servers: Readonly<Record<string, ReadAddress>> = {
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
  fastapi: (words) =>
    listening(
      optionOf(words, '--host'),
      optionOf(words, '--port'),
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

/** `host:port` as said, else the default. A socket file is no address. */
function bound(said: string | undefined, byDefault: string): ServerAddress | undefined {
  const address = (said ?? byDefault).replace(/^\w+:\/\//, '');
  if (address.startsWith('unix:') || address.startsWith('/') || address.startsWith('fd:')) {
    return undefined;
  }
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(address) ?? [];
  return addressOf(host, port, said !== undefined);
}

function listening(
  host: string | undefined,
  port: string | undefined,
  byDefault: string,
): ServerAddress | undefined {
  const [defaultHost = '', defaultPort] = byDefault.split(':');
  return addressOf(host ?? defaultHost, port ?? defaultPort, host !== undefined);
}

/** Nothing is known of an address that holds a variable whose value nobody knows. */
function addressOf(
  host: string,
  port: string | undefined,
  saysHost: boolean,
): ServerAddress | undefined {
  if (host.includes('$')) return undefined;
  return /^\d+$/.test(port ?? '') ? { host, port: Number(port), saysHost } : { host, saysHost };
}
