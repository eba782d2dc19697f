import type { Loss } from '@seaworthy/engine';
import type { Surroundings } from '../../command-line/command.ts';
import type { Options } from '../../command-line/options.ts';
import { ask } from '../../terminal/ask.ts';
import { pageFor, printLines } from '../../terminal/output.ts';
import { paragraph } from '../../terminal/paragraph.ts';

/** Whether each of these may be lost: named by `--allow-replace`, or typed now. */
export async function askForLosses(
  losses: readonly Loss[],
  { allowReplace, json }: Options,
  surroundings: Surroundings,
): Promise<boolean> {
  const { stderr } = surroundings;
  for (const loss of losses) {
    if (allowReplace.includes(loss.name)) continue;
    if (json) return false;
    const text = `${loss.name} (${loss.type}, ${loss.physicalId}) ${texts[loss.what]}`;
    printLines(paragraph(text, pageFor(stderr)), stderr);
    const typed = await ask(`Type ${loss.name} to let that happen:`, surroundings);
    if (typed?.trim() !== loss.name) return false;
  }
  return true;
}

const texts: Readonly<Record<Loss['what'], string>> = {
  deleted: 'will be deleted, with all that is in it.',
  replaced: 'will be replaced by an empty one; what is in it goes.',
  'perhaps-replaced': 'may be replaced by an empty one; AWS decides that while it happens.',
};
