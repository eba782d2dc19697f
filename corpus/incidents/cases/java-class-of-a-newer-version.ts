import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The jar was built with Java 21, and the image runs it with 17.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'UnsupportedClassVersionError',
  script: ends(
    1,
    'Error: LinkageError occurred while loading main class org.springframework.boot.loader.launch.JarLauncher',
    '\tjava.lang.UnsupportedClassVersionError: com/example/shop/ShopApplication has been compiled by a more recent version of the Java Runtime (class file version 65.0), this version of the Java Runtime only recognizes class file versions up to 61.0',
  ),
  check: false,
  deployment: 'fails',
};
