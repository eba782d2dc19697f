/** As images name them, by AWS's name of the architecture. */
export const platforms = { X86_64: 'linux/amd64', ARM64: 'linux/arm64' } as const;
