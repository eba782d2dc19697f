/** Thrown for settings with which no safe connection can be made; has names, never values. */
export class ConnectionMistake extends Error {
  override readonly name = 'ConnectionMistake';
  /** The variable that is wrong. */
  readonly variable: string;

  constructor(variable: string, said: string) {
    super(`${variable} ${said}`);
    this.variable = variable;
  }
}
