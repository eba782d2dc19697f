/** `sslkey=/certs/client.key`: the place of a key's file is no secret. */
export function isKeyFile(name: string, value: string): boolean {
  return /key$/i.test(name) && /^\.{0,2}\/[\w./-]*\.[a-z]{1,5}$/.test(value);
}
