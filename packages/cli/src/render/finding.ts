import { type CodeFrame, type Diagnostic, printable, type Span } from '@seaworthy/compiler';
import { padText } from '../terminal/pad-text.ts';
import { paragraph } from '../terminal/paragraph.ts';
import { placeText, type View } from './view.ts';

/**
 * One diagnostic in full: what is wrong, the text that is wrong, what to do, where to read more.
 *
 *     error: api asks for OPENAI_API_KEY, and nothing sets it
 *        ┌─ compose.yaml:11:23
 *     11 │       OPENAI_API_KEY: ${OPENAI_API_KEY}
 *        │                       ^^^^^^^^^^^^^^^^^
 *        help: set it in .env
 *        more: seaworthy help secret/not-set
 */
export function findingInFull(
  diagnostic: Diagnostic,
  view: View,
  context: number,
): readonly string[] {
  const frame = diagnostic.span && frameOf(diagnostic.span, view, context);
  const margin = Math.max(2, ...(frame?.lines ?? []).map((line) => String(line.number).length));
  return [
    ...headline(diagnostic, view),
    ...(frame ? drawFrame(frame, margin, view) : placeAlone(diagnostic, margin, view)),
    ...afterFrame(diagnostic, ' '.repeat(margin + 1), view),
  ];
}

/** One diagnostic in few lines, for what is no problem: message, place, help. */
export function findingInBrief(diagnostic: Diagnostic, view: View): readonly string[] {
  const place = diagnostic.span ? ` (${placeText(diagnostic.span, view)})` : '';
  const text = { ...diagnostic, message: diagnostic.message + place };
  return [...headline(text, view), ...helpLines(diagnostic, '   ', view)];
}

function headline({ severity, message }: Diagnostic, { page }: View): readonly string[] {
  return paragraph(message, page, { first: `${severity}: `, firstBrush: page.paint[severity] });
}

/** A line number of up to six digits, and the line beside it. */
const widestMargin = 9;

function frameOf(span: Span, view: View, context: number): CodeFrame | undefined {
  const width = view.page.width - widestMargin;
  return view.framesOf(span.file)?.(span, { context, width, hidden: view.hidden });
}

function drawFrame(frame: CodeFrame, margin: number, { page }: View): readonly string[] {
  const { faint, name } = page.paint;
  const empty = ' '.repeat(margin);
  return [
    `${empty} ${faint('┌─')} ${name(printable(`${frame.path}:${frame.line}:${frame.column}`))}`,
    ...frame.lines.flatMap((line) => {
      const number = padText(String(line.number), margin, { align: 'right' });
      const code = `${faint(`${number} │`)} ${printable(line.text)}`.trimEnd();
      return line.mark
        ? [code, `${empty} ${faint('│')} ${underline(line.mark, page.paint.error)}`]
        : [code];
    }),
  ];
}

function underline(
  mark: { readonly start: number; readonly end: number },
  brush: (text: string) => string,
): string {
  return ' '.repeat(mark.start) + brush('^'.repeat(Math.max(1, mark.end - mark.start)));
}

function placeAlone({ span }: Diagnostic, margin: number, view: View): readonly string[] {
  if (!span) return [];
  const { faint, name } = view.page.paint;
  return [`${' '.repeat(margin)} ${faint('┌─')} ${name(printable(placeText(span, view)))}`];
}

function afterFrame(diagnostic: Diagnostic, indent: string, view: View): readonly string[] {
  const related = (diagnostic.related ?? []).flatMap(({ message, span }) =>
    paragraph(`${placeText(span, view)}: ${message}`, view.page, { first: `${indent}also: ` }),
  );
  return [...related, ...helpLines(diagnostic, indent, view)];
}

function helpLines({ help, code }: Diagnostic, indent: string, { page }: View): readonly string[] {
  return [
    ...(help === undefined ? [] : paragraph(help, page, { first: `${indent}help: ` })),
    ...paragraph(`seaworthy help ${code}`, page, {
      first: `${indent}more: `,
      brush: page.paint.faint,
    }),
  ];
}
