/** The value of unquoted text by YAML 1.2's core schema. Its first character decides what it may be. */
export function plainValue(source: string): string | number | boolean | null {
  const [first] = source;
  if (first === undefined) return null;
  if ('0123456789+-.'.includes(first)) return numberOr(source);
  if ('tTfFnN~'.includes(first)) return wordOr(source);
  return source;
}

function wordOr(source: string): string | boolean | null {
  switch (source) {
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    case 'null':
    case 'Null':
    case 'NULL':
    case '~':
      return null;
    default:
      return source;
  }
}

/**
 * Compose's own YAML reader takes `0440` for an octal number, as YAML 1.1 did; numbers that
 * JavaScript cannot hold exactly stay text.
 */
function numberOr(source: string): string | number {
  // Most such values are durations, versions and ports.
  if (Number.isNaN(Number(source))) return source;
  if (/^[-+]?0[0-7]+$/.test(source)) return Number.parseInt(source, 8);
  if (/^[-+]?\d+$/.test(source) || /^0(?:o[0-7]+|x[\da-fA-F]+)$/.test(source)) {
    const value = Number(source);
    return Number.isSafeInteger(value) ? value : source;
  }
  const isFloat = /^[-+]?(?:\.\d+|\d+\.\d*|\d+(?=[eE]))(?:[eE][-+]?\d+)?$/.test(source);
  return isFloat && Number.isFinite(Number(source)) ? Number(source) : source;
}
