/**
 * Puts in the values of `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}`. What has no
 * known value, such as `$TARGETARCH`, stays as written.
 */
export function expandVariables(
  text: string,
  lookup: (name: string) => string | undefined,
): string {
  return text.replace(
    /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^}]*))?\})/g,
    (written, plain, braced, operator = '', operand = '') => {
      const value = lookup(plain ?? braced);
      const set = value !== undefined && !(operator.startsWith(':') && value === '');
      if (operator.endsWith('-')) return set ? value : operand;
      if (operator.endsWith('+')) return set ? operand : '';
      return value ?? written;
    },
  );
}
