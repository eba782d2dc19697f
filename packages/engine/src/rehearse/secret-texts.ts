/** Members of a database's secret that are no secrets, as RDS writes it. */
const open = ['username', 'engine', 'host', 'port', 'dbname', 'dbInstanceIdentifier'];

/** What must not be shown of the texts of secrets: of JSON objects their values, else the text. */
export function secretTexts(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => {
    const members = readObject(text);
    if (!members) return [text];
    return members.flatMap(([name, value]) =>
      typeof value === 'string' && !open.includes(name) ? [value] : [],
    );
  });
}

function readObject(text: string): readonly (readonly [string, unknown])[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
  } catch {
    return undefined;
  }
}
