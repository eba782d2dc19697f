/** Signs that a terminal without Unicode cannot show; each keeps its width. */
const replacements: Readonly<Record<string, string>> = {
  '─': '-',
  '│': '|',
  '├': '|',
  '└': '`',
  '┌': '+',
  '→': '>',
  '·': '-',
  '×': 'x',
  '–': '-',
  '—': '-',
  '…': '~',
  '•': '*',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '≤': '<',
  '≥': '>',
};

const replaceable = new RegExp(`[${Object.keys(replacements).join('')}]`, 'g');

/** The text with its lines, dashes and quotes in ASCII; letters of any script stay as they are. */
export function toAscii(text: string): string {
  return text.replace(replaceable, (sign) => replacements[sign] ?? sign);
}
