import { withSeverity } from '../about.ts';
import { taskCheck } from './task-check.ts';

/** `#`, `/` and `?` in a password end the part of a URL that it stands in. */
export const urlPasswordUnescaped = taskCheck(
  'url-password-unescaped',
  'warning',
  function* ({ task, source }, report, { application }) {
    // Passwords that Seaworthy makes are letters and digits: only one of the owner's own can hurt.
    const isMade = application?.stores.some(({ kind }) => madeStores.has(kind)) ?? false;
    for (const { mentions } of source.build?.files ?? []) {
      for (const mention of mentions) {
        if (mention.kind !== 'url-password') continue;
        const what = `${task.name} puts a password into a URL as it is: one with #, / or ? in it would be read as another address.`;
        const mend =
          'Escape it with `urllib.parse.quote(password, safe="")` or `encodeURIComponent(password)`, or hand user, password and host over separately.';
        const finding = report(mention.span, { what, mend });
        yield isMade ? withSeverity('advice', finding) : finding;
      }
    }
  },
);

/** Kinds of stores whose password is generated. */
const madeStores = new Set(['broker', 'cache', 'relational']);
