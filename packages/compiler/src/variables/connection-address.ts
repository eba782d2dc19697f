/** Whether the whole text is an address: URLs separated by commas, or a connection string. */
export function isAddress(text: string): boolean {
  return urls.test(text) || isConnectionString(text);
}
const urls = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/[^\s,]+(?:, *(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/[^\s,]+)*$/i;
