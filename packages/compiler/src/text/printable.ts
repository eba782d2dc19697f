/** Control characters and those that turn the writing direction: a terminal would obey them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed.
const obeyed = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A name or text of the user's, made safe to print on one line. */
export function printable(text: string): string {
  return text.replace(/\s*\n\s*|\t/g, ' ').replace(obeyed, '\ufffd');
}
