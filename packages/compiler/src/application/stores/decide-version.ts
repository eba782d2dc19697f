import { problems } from '../application-diagnostics.ts';
import { imageSpan, type StoreSource } from './store-source.ts';
import { chooseVersion, type VersionChoice, type VersionedProduct } from './store-versions.ts';

/** The version to ask AWS for: the user's, or the nearest to the image's tag that AWS offers. */
export function decideVersion(
  source: StoreSource,
  product: VersionedProduct,
  title: string,
): string {
  const { part, settings, report, reasons } = source;
  if (settings?.version) return settings.version.value;
  const isOwnImage = part.role.kind === 'store' && part.image?.meaning?.kind === 'store';
  const tag = isOwnImage ? part.image?.reference.tag : undefined;
  const choice = chooseVersion(product, tag);
  const { name } = part.service;
  const image = part.image?.text ?? '';
  if (choice.kind === 'moved') {
    const { wanted, version } = choice;
    report(
      problems['application/store-version'](imageSpan(source), { name, title, wanted, version }),
    );
  } else if (choice.kind === 'open' && isOwnImage) {
    const { version } = choice;
    report(
      problems['application/store-version-open'](imageSpan(source), {
        name,
        title,
        image,
        version,
      }),
    );
  }
  reasons.push({
    text: `version ${choice.version} ${whyVersion(choice.kind)}`,
    span: imageSpan(source),
  });
  return choice.version;
}

function whyVersion(kind: VersionChoice['kind']): string {
  return {
    offered: 'is its image’s',
    open: 'was chosen, for its image names none',
    near: 'is the nearest that AWS offers',
    moved: 'is the nearest that AWS offers',
  }[kind];
}
