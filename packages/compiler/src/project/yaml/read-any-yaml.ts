import type { Document } from 'yaml';
import type { SourceFile } from '../../source/source-file.ts';
import { composeProblems } from '../compose-diagnostics.ts';
import type { MappingNode, Node } from '../node.ts';
import type { ComposeFile, Report } from '../reading.ts';
import { buildNode } from './build-node.ts';
import { parseDocuments } from './parse-documents.ts';
import { reportSyntaxErrors } from './syntax-errors.ts';

/** Reads any text with the `yaml` package. */
export function readAnyYaml(source: SourceFile, report: Report): ComposeFile {
  const { path: file, text } = source;
  const parsed = parseDocuments(text);
  if (parsed.kind === 'too-deep') {
    const { offset } = parsed;
    report(composeProblems['compose/too-deep']({ file, start: offset - 1, end: offset }, {}));
    return { source, documents: [], brokenAt: text.length };
  }
  const brokenAt = reportSyntaxErrors(source, parsed.documents, report);
  const nodes = parsed.documents.flatMap((document) => contentsOf(document, source, report));
  if (nodes.length === 0 && brokenAt === undefined) {
    report(composeProblems['compose/empty-file']({ file, start: 0, end: 0 }, { path: file }));
  }
  const documents = nodes.filter((node) => isMapping(node, report));
  reportSecondDocument(documents, file, report);
  return { source, documents, ...(brokenAt !== undefined && { brokenAt }) };
}

/** The document's node, unless it holds nothing but comments. */
function contentsOf(
  document: Document.Parsed,
  source: SourceFile,
  report: Report,
): readonly Node[] {
  if (!document.contents) return [];
  const node = buildNode(document.contents, source, report);
  return node.kind === 'scalar' && node.value === null ? [] : [node];
}

function isMapping(node: Node, report: Report): node is MappingNode {
  if (node.kind === 'mapping') return true;
  report(composeProblems['compose/not-a-mapping'](node.span, { found: node.kind }));
  return false;
}

function reportSecondDocument(
  documents: readonly MappingNode[],
  path: string,
  report: Report,
): void {
  const second = documents[1];
  if (!second) return;
  const span = second.entries[0]?.keySpan ?? second.span;
  report(composeProblems['compose/several-documents'](span, { path }));
}
