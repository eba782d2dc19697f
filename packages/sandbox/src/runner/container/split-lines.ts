/** The longest event that the awslogs driver sends, in bytes: 256 KiB less what each event costs. */
export const longestEvent = 262_118;

export interface LineSplitter {
  add(bytes: Buffer): void;
  /** What came after the last line break is a line too. */
  end(): void;
}

/** Cuts output into lines as the awslogs driver does: at line breaks, and where one gets too long. */
export function splitLines(line: (text: string) => void): LineSplitter {
  let rest: Buffer = Buffer.alloc(0);
  const emit = (bytes: Buffer) => line(bytes.toString('utf8'));
  return {
    add(bytes) {
      rest = Buffer.concat([rest, bytes]);
      for (;;) {
        const lineBreak = rest.indexOf('\n');
        if (lineBreak >= 0 && lineBreak <= longestEvent) {
          emit(rest.subarray(0, lineBreak));
          rest = rest.subarray(lineBreak + 1);
        } else if (rest.length > longestEvent) {
          emit(rest.subarray(0, longestEvent));
          rest = rest.subarray(longestEvent);
        } else return;
      }
    },
    end() {
      if (rest.length > 0) emit(rest);
      rest = Buffer.alloc(0);
    },
  };
}
