import { taskCheck } from './task-check.ts';

/** `#`, `/` and `?` in a password end the part of a URL that it stands in. */
export const urlPasswordUnescaped = taskCheck(
  'url-password-unescaped',
  'warning',
  function* ({ task, source }, report) {
    for (const { mentions } of source.build?.files ?? []) {
      for (const mention of mentions) {
        if (mention.kind !== 'url-password') continue;
        const what = `${task.name} puts a password into a URL as it is: one with #, / or ? in it would be read as another address.`;
        const mend =
          'Escape it with `urllib.parse.quote(password, safe="")` or `encodeURIComponent(password)`, or hand user, password and host over separately.';
        yield report(mention.span, { what, mend });
      }
    }
  },
);
