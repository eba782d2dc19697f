import { posix } from 'node:path';
import type { Diagnostic, Plan, Severity } from '@seaworthy/compiler';
import { sortFindings } from './findings.ts';
import type { View } from './view.ts';

/**
 * Findings as GitHub's workflow commands, which show them beside the lines of a pull request.
 * `directory` leads from where the command was started to the project.
 */
export function githubAnnotations(plan: Plan, directory: string, view: View): readonly string[] {
  return sortFindings(plan.diagnostics, plan.project?.files ?? []).map((diagnostic) =>
    annotation(diagnostic, directory, view),
  );
}

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  advice: 'notice',
};

function annotation(diagnostic: Diagnostic, directory: string, view: View): string {
  const { code, severity, message, help, span } = diagnostic;
  const place = span && view.placeOf(span);
  const properties = {
    ...(place && {
      file: posix.join(directory, place.file),
      line: place.line,
      col: place.column,
      endLine: place.endLine,
      endColumn: place.endColumn,
    }),
    title: code,
  };
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`,
  );
  const text = help === undefined ? message : `${message} ${help}`;
  return `::${levels[severity]} ${list.join(',')}::${escapeData(text)}`;
}

/** The two escapings are those of GitHub's own toolkit, `actions/core`. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
