import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { Check } from '../check.ts';
import { declareFinding } from './task-check.ts';

const report = declareFinding('ci-static-keys', 'warning');

/** A workflow should borrow a role for its run instead of keeping an access key for ever. */
export const ciStaticKeys: Check = {
  code: 'ci-static-keys',
  *run({ sources }) {
    for (const workflow of sources?.procedures ?? []) {
      if (workflow.path.startsWith('.github/workflows/')) yield* checkWorkflow(workflow);
    }
  },
};

function* checkWorkflow({ path, text }: SourceFile): Generator<Diagnostic> {
  for (const found of text.matchAll(
    /^([ \t]*(?:- )?)(aws-access-key-id|AWS_ACCESS_KEY_ID)[ \t]*:/gm,
  )) {
    const [, indent = '', name = ''] = found;
    if (blockAround(text, found.index, indent.length).includes('role-to-assume')) continue;
    const start = found.index + indent.length;
    const what = `${path} signs in to AWS with an access key that never expires.`;
    const mend =
      'Let GitHub sign in by OpenID Connect: `role-to-assume` with a role that trusts this repository and branch alone, and may push to its repositories, deploy its services and pass their two roles.';
    // Only the name is shown: its value may stand beside it.
    yield report({ file: path, start, end: start + name.length }, { what, mend });
  }
}

/** The lines around an offset that are indented at least as much. */
function blockAround(text: string, offset: number, indent: number): string {
  const isInside = (line: string) => line.trim() === '' || line.search(/\S/) >= indent;
  const before = text.slice(0, offset).split('\n').slice(0, -1);
  const after = text.slice(offset).split('\n');
  const first = before.findLastIndex((line) => !isInside(line)) + 1;
  const last = after.findIndex((line) => !isInside(line));
  return [...before.slice(first), ...after.slice(0, last === -1 ? after.length : last)].join('\n');
}
