import { type Dispositions, exact, localOnly, replaced, unsupported } from './entry.ts';

const buildOnly = localOnly(
  'Shapes how the image is built; what runs on AWS is the finished image.',
);

/** Keys that say which image runs. */
export const buildDispositions: Dispositions = {
  'services.*.image': exact(
    'The image that runs; a store’s image tells which managed store takes its place.',
  ),
  'services.*.platform': exact('Chooses Fargate’s processor: X86_64 or ARM64.'),
  'services.*.pull_policy': replaced('ECS pulls the image by its digest whenever a task starts.'),
  'services.*.pull_refresh_after': replaced(
    'ECS pulls the image by its digest whenever a task starts.',
  ),
  'services.*.build': exact('The image is built and pushed to a private repository (ECR).'),
  'services.*.build.context': exact('The folder that the image is built from.'),
  'services.*.build.dockerfile': exact('The Dockerfile that the image is built with.'),
  'services.*.build.dockerfile_inline': exact('The Dockerfile that the image is built with.'),
  'services.*.build.target': exact('The stage of the Dockerfile that becomes the image.'),
  'services.*.build.args': exact('Given to the build, and readable in the finished image.'),
  'services.*.build.platforms': exact('Tells whether the image fits X86_64, ARM64 or both.'),
  'services.*.build.tags': replaced(
    'The image is pushed under a tag that never changes and deployed by its digest.',
  ),
  'services.*.build.additional_contexts': buildOnly,
  'services.*.build.cache_from': buildOnly,
  'services.*.build.cache_to': buildOnly,
  'services.*.build.entitlements': buildOnly,
  'services.*.build.extra_hosts': buildOnly,
  'services.*.build.isolation': buildOnly,
  'services.*.build.labels': buildOnly,
  'services.*.build.network': buildOnly,
  'services.*.build.no_cache': buildOnly,
  'services.*.build.privileged': buildOnly,
  'services.*.build.provenance': buildOnly,
  'services.*.build.pull': buildOnly,
  'services.*.build.sbom': buildOnly,
  'services.*.build.secrets': buildOnly,
  'services.*.build.secrets.gid': buildOnly,
  'services.*.build.secrets.mode': buildOnly,
  'services.*.build.secrets.source': buildOnly,
  'services.*.build.secrets.target': buildOnly,
  'services.*.build.secrets.uid': buildOnly,
  'services.*.build.shm_size': buildOnly,
  'services.*.build.ssh': buildOnly,
  'services.*.build.ulimits': buildOnly,
  'services.*.build.ulimits.*.hard': buildOnly,
  'services.*.build.ulimits.*.soft': buildOnly,
  'services.*.provider': unsupported(
    'A provider is a program on your machine; it has no counterpart on AWS.',
  ),
  'services.*.provider.options': unsupported(
    'A provider is a program on your machine; it has no counterpart on AWS.',
  ),
  'services.*.provider.type': unsupported(
    'A provider is a program on your machine; it has no counterpart on AWS.',
  ),
};
