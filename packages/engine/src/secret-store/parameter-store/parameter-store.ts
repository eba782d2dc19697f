import type { SecretStore } from '../secret-store.ts';
import { describe } from './describe.ts';
import { keep, keepFurther } from './keep.ts';
import { makeCurrent } from './make-current.ts';
import { put } from './put.ts';
import { read } from './read.ts';
import { versions } from './versions.ts';

/**
 * SSM Parameter Store, which has no versions of many parameters together, and of which a task
 * definition cannot name the version of one (aws/containers-roadmap#859). So each version has a path
 * of its own, below which nothing ever changes, and a history says which one is current:
 *
 *     /seaworthy-secrets/shop/production                     made by the data stack
 *     /seaworthy-secrets/shop/production/VERSION/API_TOKEN   a value
 *     /seaworthy-secrets/shop/production/history/000007      VERSION
 */
export const parameterStore: SecretStore = {
  describe,
  read,
  put,
  makeCurrent,
  versions,
  keep,
  keepFurther,
};
