/** Programs that run another in their own place: what they run gets the container's signals. */
const replacing: Readonly<Record<string, readonly string[]>> = {
  'ddtrace-run': [],
  'docker-entrypoint.sh': [],
  'docker-php-entrypoint': [],
  env: [],
  exec: [],
  nice: [],
  'opentelemetry-instrument': [],
  stdbuf: [],
  bundle: ['exec'],
  'newrelic-admin': ['run-program'],
  pipenv: ['run'],
  poetry: ['run'],
};

/** Programs that stay and pass signals on to what they run. */
const forwarding: Readonly<Record<string, readonly string[]>> = {
  bunx: [],
  catatonit: [],
  'dumb-init': [],
  npx: [],
  tini: [],
  doppler: ['run'],
  hatch: ['run'],
  infisical: ['run'],
  pdm: ['run'],
  rye: ['run'],
  pnpm: ['exec'],
  uv: ['run'],
  yarn: ['exec'],
};

/** Options of wrappers that take the word after them. */
const optionsWithValue = new Set([
  '-u',
  '-C',
  '-p',
  '-P',
  '-n',
  '--project',
  '--with',
  '--extra',
  '--group',
]);

/**
 * The command that a wrapper runs: `tini -- node server.js` is `node server.js`; undefined for any
 * other program.
 */
export function unwrap(program: string, words: readonly string[]): readonly string[] | undefined {
  if (['gosu', 'su-exec'].includes(program)) return words.slice(2);
  if (/^python[\d.]*$/.test(program) && words[1] === '-m') return words.slice(2);
  const subcommand = replacing[program] ?? forwarding[program];
  if (!subcommand) return undefined;
  let at = 1;
  for (const word of subcommand) {
    if (words[at] !== word) return undefined;
    at += 1;
  }
  while (at < words.length && /^-|^\w+=/.test(words[at] ?? '')) {
    at += optionsWithValue.has(words[at] ?? '') ? 2 : 1;
  }
  return at < words.length ? words.slice(at) : undefined;
}

/** Whether a program passes signals on to all that runs below it, not only to its own child. */
export function signalsEverybody(program: string, words: readonly string[]): boolean {
  if (program === 'tini') return words.some((word) => /^-\w*g/.test(word));
  return ['dumb-init', 'init', 's6-svscan', 'supervisord'].includes(program);
}
