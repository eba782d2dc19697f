import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { RedisOptionMention } from '../../facts/source/mentions/redis-options.ts';
import { redisUrlMistake } from '../../facts/source/redis-url.ts';
import { withSeverity } from '../about.ts';
import { dependsOn } from './manifests.ts';
import type { SourcedTask } from './sourced-task.ts';
import { taskCheck } from './task-check.ts';
import { visibleText } from './task-variables.ts';

type Mistake = RedisOptionMention['mistake'] | 'not-stated';

interface Explanation {
  readonly severity: Severity;
  readonly what: string;
  readonly mend: string;
}

/** What clients make of each mistake (redis-py 8.1, kombu 5.6, Celery's Redis result backend). */
const explanations: Readonly<Record<Mistake, Explanation>> = {
  'ssl-keyword': {
    severity: 'error',
    what: 'redis-py refuses the keyword: "AbstractConnection.__init__() got an unexpected keyword argument \'ssl\'".',
    mend: 'Leave `ssl=` out: the scheme `rediss://` says it.',
  },
  'ssl-parameter': {
    severity: 'error',
    what: 'redis-py refuses the parameter `ssl`: "AbstractConnection.__init__() got an unexpected keyword argument \'ssl\'".',
    mend: 'Leave it out: the scheme `rediss://` says it.',
  },
  'plain-scheme': {
    severity: 'error',
    what: 'redis:// does not take options for TLS: "unexpected keyword argument \'ssl_cert_reqs\'".',
    mend: 'Write `rediss://…?ssl_cert_reqs=required`.',
  },
  'upper-case': {
    severity: 'error',
    what: 'redis-py refuses the value: "Invalid SSL Certificate Requirements Flag".',
    mend: 'Write it in lower case: `ssl_cert_reqs=required`.',
  },
  unverified: {
    severity: 'warning',
    what: 'TLS without a look at the certificate is TLS with anybody.',
    mend: 'Write `ssl_cert_reqs=required`: the certificates of ElastiCache chain to public Amazon roots.',
  },
  'not-stated': {
    severity: 'error',
    what: 'Celery\'s result backend does not start: "A rediss:// URL must have parameter ssl_cert_reqs and this must be set to CERT_REQUIRED, CERT_OPTIONAL, or CERT_NONE".',
    mend: 'Add `?ssl_cert_reqs=required` to the URL.',
  },
};

/** Options about TLS that one client takes and another refuses. */
export const redisSslOptionClash = taskCheck(
  'redis-ssl-option-clash',
  'error',
  function* (sourced, report) {
    for (const { mistake, span } of mistakesOf(sourced)) {
      const { severity, what, mend } = explanations[mistake];
      yield withSeverity(severity, report(span, { what: `${sourced.task.name}: ${what}`, mend }));
    }
  },
);

function* mistakesOf({ task, source }: SourcedTask) {
  const isCelery = dependsOn(source, 'celery');
  for (const { mentions } of source.build?.files ?? []) {
    for (const mention of mentions) {
      // Celery's own backend wants the upper-case names.
      const isCelerysOwn =
        mention.kind === 'redis-option' && mention.mistake === 'upper-case' && isCelery;
      if (mention.kind === 'redis-option' && !isCelerysOwn) yield mention;
    }
  }
  for (const { name, value, span } of task.environment) {
    const url = visibleText(value);
    if (!/^rediss?:\/\//.test(url)) continue;
    const found = redisUrlMistake(url)?.mistake;
    if (found !== undefined && !(found === 'upper-case' && isCelery))
      yield { mistake: found, span };
    const isBackend = /RESULT_BACKEND/.test(name);
    if (isBackend && url.startsWith('rediss:') && !url.includes('ssl_cert_reqs')) {
      yield { mistake: 'not-stated' as const, span };
    }
  }
}
