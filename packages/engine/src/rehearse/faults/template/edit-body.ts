import { largestInlineTemplate, type Template } from '@seaworthy/compiler';
import type { TemplateBody, TemplateEdit } from './template-body.ts';

/** Applies an edit to a template's text; every line that it does not concern stays as it is. */
export function editTemplate(template: Template, edit: TemplateEdit): Template {
  const edited = edit(JSON.parse(template.body) as TemplateBody);
  const readable = `${JSON.stringify(edited, undefined, 2)}\n`;
  const isReadable = template.body.startsWith('{\n');
  const body =
    isReadable && Buffer.byteLength(readable) <= largestInlineTemplate
      ? readable
      : JSON.stringify(edited);
  return { ...template, body, bytes: Buffer.byteLength(body) };
}
