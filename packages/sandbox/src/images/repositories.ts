/** An image as a registry describes it, and where the container engine has it. */
export interface RegistryImage {
  /** `sha256:…` */
  readonly digest: string;
  readonly architectures: readonly ('X86_64' | 'ARM64')[];
  /** A list of images by platform: one that lacks the task's platform is not even pulled. */
  readonly isIndex?: boolean;
  /** Bytes that a task pulls. */
  readonly compressedSize: number;
  /** What the container engine calls it: an id or reference that it can start. */
  readonly engineReference: string;
  /** As it was pushed over a registry. */
  readonly manifest?: { readonly mediaType: string; readonly text: string };
}

/** ECR repositories, and images of other registries as far as the machine has them. */
export interface Repositories {
  hasRepository(name: string): boolean;
  /** Puts an image under a tag; its digest always works too. Throws AwsError as PutImage does. */
  put(repository: string, tag: string, image: RegistryImage): void;
  /**
   * What a task definition's image means. `repository` is set for ECR images of this account.
   * Absent image: the repository or the tag does not exist.
   */
  find(reference: string): {
    readonly registry: string;
    readonly repository?: { readonly name: string; readonly arn: string; readonly exists: boolean };
    readonly image?: RegistryImage;
  };
}
