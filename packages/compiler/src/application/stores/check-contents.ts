import { displayText } from '../../variables/text.ts';
import { problems } from '../application-diagnostics.ts';
import { commandOf, type StoreSource } from './store-source.ts';

/** Says what the store's container brings along that the managed store does not take over. */
export function checkContents(source: StoreSource): void {
  checkMounts(source);
  checkOptions(source);
  checkDockerfile(source);
}

function checkMounts({ part, reasons, report }: StoreSource): void {
  const { name, volumes, configs } = part.service;
  for (const mount of volumes) {
    if (mount.target.startsWith('/docker-entrypoint-initdb.d')) {
      report(problems['application/store-init-script'](mount.span, { name }));
    } else if (
      mount.type === 'bind' &&
      /(?:\.(?:conf|cnf|ini|ya?ml|json)$|\/conf(?:ig|\.d)?$)/.test(mount.target)
    ) {
      report(problems['application/store-config'](mount.span, { name }));
    } else {
      reasons.push({
        text: `the managed store keeps what ${mount.target} holds`,
        span: mount.span,
      });
    }
  }
  for (const config of configs) report(problems['application/store-config'](config.span, { name }));
}

/** Options that AWS sets itself or that mean nothing there. */
const expected =
  /^--(?:requirepass|appendonly|appendfsync|save|port|bind|protected-mode|loglevel|dir|dbfilename|default-authentication-plugin|character-set-server|collation-server|console-address|address|bind-address|bind-ip-all|sharedDb|inMemory|dbPath|datadir|user|cursor.*)$/;

function checkOptions({ part, report }: StoreSource): void {
  const { command, name } = part.service;
  if (!command) return;
  const words = commandOf(part).flatMap((text) => displayText(text).split(/\s+/));
  const options = words.flatMap((word, index) => {
    if (word === '-c') return words[index + 1]?.split('=')[0] ?? [];
    const option = word.split('=')[0] ?? '';
    return option.startsWith('--') && !expected.test(option) ? option : [];
  });
  if (options.length === 0) return;
  report(
    problems['application/store-options'](command.span, {
      name,
      options: [...new Set(options)].join(', '),
    }),
  );
}

/** `FROM postgres` with files of its own: what it adds stays in the image. */
function checkDockerfile({ part, report }: StoreSource): void {
  if (!part.image?.built) return;
  report(
    problems['application/store-built'](part.image.span, {
      name: part.service.name,
      image: part.image.text,
    }),
  );
}
