import type { SourceFile } from '../../source/source-file.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { ComposeFile, Report } from '../reading.ts';
import { readPlainYaml } from './plain/read-plain-yaml.ts';
import { readAnyYaml } from './read-any-yaml.ts';

/** Longer texts are refused: more than a thousand services fit into this one. */
export const longestText = 1024 * 1024;

/** Reads YAML text. Never throws: what is wrong is reported, and what can be used is used. */
export function readYaml(source: SourceFile, report: Report): ComposeFile {
  const { path, text } = source;
  if (text.length > longestText) {
    report(composeProblems['compose/file-too-large']({ file: path, start: 0, end: 0 }, { path }));
    return { source, documents: [], brokenAt: text.length };
  }
  const root = readPlainYaml(source);
  return root ? { source, documents: [root] } : readAnyYaml(source, report);
}
