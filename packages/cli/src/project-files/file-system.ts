import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';

/** What is needed of the disk; tests put failures in its place. */
export interface FileSystem {
  readonly readdirSync: (path: string, options: { withFileTypes: true }) => readonly FolderEntry[];
  readonly readFileSync: (path: string) => Uint8Array;
  readonly statSync: (path: string) => FileStatus;
  readonly lstatSync: (path: string, options: { throwIfNoEntry: false }) => unknown;
}

export interface FolderEntry {
  readonly name: string;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

export interface FileStatus {
  readonly size: number;
  isDirectory(): boolean;
  isFile(): boolean;
}

/** The disk of this machine. */
export const disk: FileSystem = { readdirSync, readFileSync, statSync, lstatSync };
