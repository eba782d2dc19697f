/** What holds data that no snapshot can hold stays when its stack goes, unless it never came to be. */
export const kept = {
  deletionPolicy: 'RetainExceptOnCreate',
  updateReplacePolicy: 'Retain',
} as const;

/** What AWS can take a snapshot of leaves one behind. */
export const snapshotted = {
  deletionPolicy: 'Snapshot',
  updateReplacePolicy: 'Snapshot',
} as const;

/** What holds nothing of its own. */
export const replaceable = {
  deletionPolicy: 'Delete',
  updateReplacePolicy: 'Delete',
} as const;
