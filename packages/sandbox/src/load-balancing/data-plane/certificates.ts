/** The certificate for the name that a client asks for; the first is the default one. */
export function certificateFor(
  arns: readonly string[],
  namesOf: (arn: string) => readonly string[],
  servername: string | undefined,
): string | undefined {
  if (servername === undefined) return arns[0];
  const name = servername.toLowerCase();
  const parent = name.replace(/^[^.]+/, '*');
  const having = (wanted: string) => arns.find((arn) => namesOf(arn).includes(wanted));
  return having(name) ?? having(parent) ?? arns[0];
}
