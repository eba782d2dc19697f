import { AwsError } from '../../aws/aws-error.ts';

/** An image's manifest as it was pushed, with what it is made of. */
export interface Manifest {
  readonly text: string;
  readonly mediaType: string;
  /** Absent in an index. */
  readonly config?: Part;
  readonly layers: readonly Part[];
  /** The images of an index. */
  readonly images: readonly (Part & { readonly architecture?: string })[];
  readonly isIndex: boolean;
}

interface Part {
  readonly digest: string;
  readonly size: number;
}

const indexTypes: readonly string[] = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];

/** Reads a manifest, of OCI or of Docker. Throws InvalidParameterException for anything else. */
export function readManifest(text: string, given: string | undefined): Manifest {
  const json = recordOf(parse(text));
  const mediaType = given ?? textOf(json.mediaType) ?? 'application/vnd.oci.image.manifest.v1+json';
  const isIndex = indexTypes.includes(mediaType);
  if (json.schemaVersion !== 2) throw invalid();
  const config = isIndex ? undefined : partOf(json.config);
  return {
    text,
    mediaType,
    isIndex,
    ...(config && { config }),
    layers: isIndex ? [] : listOf(json.layers).map(partOf),
    images: isIndex ? listOf(json.manifests).map(imageOf) : [],
  };
}

function imageOf(value: unknown) {
  const architecture = textOf(recordOf(recordOf(value).platform).architecture);
  return { ...partOf(value), ...(architecture !== undefined && { architecture }) };
}

function partOf(value: unknown): Part {
  const { digest, size } = recordOf(value);
  if (typeof digest !== 'string' || typeof size !== 'number') throw invalid();
  return { digest, size };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid();
  }
}

function invalid(): AwsError {
  return new AwsError(
    'InvalidParameterException',
    "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
  );
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
