/** Whether IAM's pattern, with `*` for any text and `?` for one character, matches a text. */
export function matchesPattern(pattern: string, text: string): boolean {
  let patternAt = 0;
  let textAt = 0;
  let star = -1;
  let resumeAt = 0;
  while (textAt < text.length) {
    const wanted = pattern[patternAt];
    if (wanted === '*') {
      star = patternAt;
      resumeAt = textAt;
      patternAt += 1;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[textAt])) {
      patternAt += 1;
      textAt += 1;
    } else if (star !== -1) {
      patternAt = star + 1;
      resumeAt += 1;
      textAt = resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[patternAt] === '*') patternAt += 1;
  return patternAt === pattern.length;
}
