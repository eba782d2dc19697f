import type { Endpoint } from '../endpoint.ts';

export interface FileSystem {
  readonly id: string;
  readonly encrypted: boolean;
}

export interface MountTarget {
  readonly id: string;
  readonly fileSystemId: string;
  readonly subnetId: string;
  readonly zone: string;
  readonly endpoint: Endpoint;
}

export interface AccessPoint {
  readonly id: string;
  readonly fileSystemId: string;
  /** The folder that its users see as the root. */
  readonly path: string;
  /** As whom files are read and written, whoever a container runs as. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** With whom the folder is made when it is missing; absent: a missing folder cannot be mounted. */
  readonly creation?: {
    readonly uid: number;
    readonly gid: number;
    readonly permissions: string;
  };
}

/** File systems of EFS, for those that mount them. */
export interface FileSystems {
  fileSystem(id: string): FileSystem | undefined;
  /** By id or ARN. */
  accessPoint(id: string): AccessPoint | undefined;
}

export interface EfsRecords {
  readonly fileSystems: Map<string, FileSystem>;
  readonly mountTargets: Map<string, MountTarget>;
  readonly accessPoints: Map<string, AccessPoint>;
}
