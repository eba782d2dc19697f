import { declareDiagnostics } from '../../diagnostics/diagnostic.ts';
import { about, nameOf } from '../about.ts';
import type { Check } from '../check.ts';
import { factNamed } from '../fact-named.ts';
import { storeVariablesOf } from '../store-variables.ts';
import { bindingOf, taskNamed } from '../understood.ts';

interface Parameters {
  readonly what: string;
  readonly mend: string;
}

const problems = declareDiagnostics({
  'redis-tls-scheme': {
    severity: 'error',
    message: ({ what }: Parameters) => what,
    help: ({ mend }: Parameters) => mend,
  },
});

/** Cache addresses whose scheme does not fit the encryption of the cache. */
export const redisTlsScheme: Check = {
  code: 'redis-tls-scheme',
  *run(facts) {
    for (const { program, store, name, value } of storeVariablesOf(facts.cloud)) {
      const cache = factNamed(facts.cloud.caches, store.id);
      const scheme = /^(rediss?|valkeys?):\/\//.exec(value)?.[1];
      if (!cache || cache.tls === 'unknown' || scheme === undefined) continue;
      const isSecure = scheme === 'rediss' || scheme === 'valkeys';
      if (cache.tls === isSecure) continue;
      const span = bindingOf(taskNamed(facts, program.owner), name)?.span;
      const found = {
        what: cache.tls
          ? `\`${name}\` of ${nameOf(program)} speaks plain text (\`${scheme}://\`) to ${nameOf(cache)}, which takes only TLS.`
          : `\`${name}\` of ${nameOf(program)} speaks TLS (\`${scheme}://\`) to ${nameOf(cache)}, which has none.`,
        mend: cache.tls
          ? 'Use `rediss://` and leave verification on.'
          : 'Turn on encryption in transit of the cache, or use `redis://`.',
      };
      yield about(program, problems['redis-tls-scheme'](span, found));
    }
    for (const cache of facts.cloud.caches) {
      if (!cache.authToken || cache.tls !== false) continue;
      const found = {
        what: `${nameOf(cache)} has an AUTH token but no encryption in transit, which AWS refuses.`,
        mend: 'Turn on encryption in transit.',
      };
      yield about(cache, problems['redis-tls-scheme'](undefined, found));
    }
  },
};
