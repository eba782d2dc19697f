import type {
  BlackBoxHeader,
  Dropped,
  KeptDefinition,
  KeptEnd,
  KeptEvent,
  KeptPlan,
  KeptSource,
} from './black-box.ts';

/** One line of the file. The first is the header; the others come as they happen. */
export type BlackBoxRecord =
  | ({ readonly kind: 'black-box'; readonly format: number } & BlackBoxHeader)
  | ({ readonly kind: 'plan' } & Omit<KeptPlan, 'templates'>)
  | ({ readonly kind: 'template' } & KeptPlan['templates'][number])
  | ({ readonly kind: 'source' } & KeptSource)
  | ({ readonly kind: 'event' } & KeptEvent)
  | ({ readonly kind: 'definition' } & KeptDefinition)
  | ({ readonly kind: 'dropped' } & Dropped)
  | ({ readonly kind: 'end' } & KeptEnd);

/** Raised when a file cannot be read any more as it was. */
export const blackBoxFormat = 1;

export function writeLine(record: BlackBoxRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** The records up to where the text is torn: a killed process may leave half a line. */
export function readLines(text: string): readonly BlackBoxRecord[] {
  const records: BlackBoxRecord[] = [];
  for (const line of text.split('\n')) {
    const record = line === '' ? undefined : parse(line);
    if (!record) break;
    records.push(record);
  }
  return records;
}

function parse(line: string): BlackBoxRecord | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
