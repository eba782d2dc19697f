import { parseDocument } from 'yaml';
import { isRecord, type JsonRecord } from './json.ts';
import { validationError } from './template-error.ts';
import { shortForms } from './yaml-tags.ts';

/** A template's text as JSON; YAML with CloudFormation's short forms is read as the long ones. */
export function parseText(text: string): JsonRecord {
  const value = text.trimStart().startsWith('{') ? parseJson(text) : parseYaml(text);
  if (!isRecord(value)) {
    throw validationError('Template format error: unsupported structure.');
  }
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw validationError('Template format error: JSON not well-formed.');
  }
}

function parseYaml(text: string): unknown {
  // Dates stay text, as `AWSTemplateFormatVersion: 2010-09-09` needs.
  const document = parseDocument(text, { version: '1.1', schema: 'core', customTags: shortForms });
  const [problem] = document.errors;
  if (problem !== undefined) {
    const { line, col } = problem.linePos?.[0] ?? { line: 1, col: 1 };
    throw validationError(
      `Template format error: YAML not well-formed. (line ${line}, column ${col})`,
    );
  }
  return document.toJS();
}
