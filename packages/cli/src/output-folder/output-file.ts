/** A file to write; the name has no folder in it. */
export interface OutputFile {
  readonly name: string;
  readonly text: string;
}
