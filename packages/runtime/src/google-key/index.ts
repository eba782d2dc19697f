export { NoPrivateFolder } from './private-folder.ts';
export { type GoogleKey, readGoogleKey } from './read-google-key.ts';
export { type GoogleKeyFile, writeGoogleKey } from './write-google-key.ts';
