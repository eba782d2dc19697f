/** Words, numbers and short codes with the separators that lists, paths, images and versions use. */
export function isWords(text: string): boolean {
  const sentence = text.includes(' ') ? text.replace(/[.!?](?= |$)/g, '') : text;
  const tokens = sentence.split(/[\s,;:|/+()[\]{}"'=._\\-]+/).filter((token) => token !== '');
  return tokens.length > 0 && tokens.every(isWord);
}

function isWord(token: string): boolean {
  return /^\d{1,8}$/.test(token) || shortCode.test(token) || humpsOf(token).every(isPronounceable);
}

/** `v2`, `s3`, `4o`, `512m`, `utf8`, `arm64`. */
const shortCode =
  /^(?:[a-z]{1,3}\d{1,3}|\d{1,4}[a-z]{1,3}|(?:sha|aes|utf|ipv|http|oauth|base|arm|amd|node|java|python|redis|mysql)\d{1,4}|x86|https|grpcs|\*)$/i;

/** The parts of `camelCase`; the whole token when it is of one case. */
function humpsOf(token: string): readonly string[] {
  return token.split(/(?<=[a-z])(?=[A-Z])/);
}

/** Letters of one case, or capitalised, with vowels where a longer word has them. */
function isPronounceable(hump: string): boolean {
  if (/^\p{Lo}{1,40}$/u.test(hump)) return true;
  if (!/^(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20})$/.test(hump)) return false;
  return hump.length <= 4 || !/^[^aeiouy]*$|[^aeiouy]{6}/i.test(hump);
}
