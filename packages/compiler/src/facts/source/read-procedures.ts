import type { ProjectHost } from '../../project/host.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { FileReader } from './context/file-reader.ts';

/** Reads the project's workflows, and the scripts and Makefile that people deploy with. */
export function readProcedures(host: ProjectHost, reader: FileReader): readonly SourceFile[] {
  const paths = places.flatMap(({ folder, files }) =>
    host
      .listFolder(folder)
      .filter((name) => files.test(name))
      .map((name) => (folder === '.' ? name : `${folder}/${name}`)),
  );
  return paths.slice(0, mostFiles).flatMap((path) => {
    const file = reader.read(path);
    return file ? [{ path, text: file.text }] : [];
  });
}

const mostFiles = 40;

const places = [
  { folder: '.github/workflows', files: /\.ya?ml$/ },
  { folder: '.', files: /\.sh$|^Makefile$|^\.gitlab-ci\.yml$|^buildspec\.ya?ml$/ },
  { folder: 'scripts', files: /\.sh$/ },
  { folder: 'deploy', files: /\.sh$/ },
  { folder: 'bin', files: /\.sh$/ },
] as const;
