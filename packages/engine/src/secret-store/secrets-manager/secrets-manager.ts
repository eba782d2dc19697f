import type { SecretStore } from '../secret-store.ts';
import { describe } from './describe.ts';
import { keep, keepFurther } from './keep.ts';
import { makeCurrent } from './make-current.ts';
import { put } from './put.ts';
import { read } from './read.ts';
import { versions } from './versions.ts';

/** Secrets Manager: one secret, a JSON object with texts by key. */
export const secretsManager: SecretStore = {
  describe,
  read,
  put,
  makeCurrent,
  versions,
  keep,
  keepFurther,
};
