import { AwsError } from '../../aws/aws-error.ts';
import type { EfsRecords, FileSystem } from './efs-records.ts';

/** Throws AwsError as EFS does. */
export function findFileSystem({ fileSystems }: EfsRecords, id: string): FileSystem {
  const fileSystem = fileSystems.get(id);
  if (fileSystem !== undefined) return fileSystem;
  const text = `File system '${id}' does not exist.`;
  throw new AwsError('FileSystemNotFound', text, { status: 404 });
}
