const valueHolders = new Set([
  'environment',
  'args',
  'labels',
  'annotations',
  'driver_opts',
  'options',
]);

/** Whether a key is one below which names and values are the user's own. */
export function holdsValues(key: string): boolean {
  return valueHolders.has(key) || (key.startsWith('x-') && key !== 'x-seaworthy');
}
