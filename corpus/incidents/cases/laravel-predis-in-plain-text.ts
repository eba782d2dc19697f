import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story:
    'Predis speaks plain text to a cache that only takes TLS, which closes the connection; it does not say why.',
  rule: 'redis-tls-scheme',
  line: 'compose.yaml: REDIS_URL: redis://cache:6379/0',
  script: ends(
    1,
    '',
    '   Predis\\Connection\\ConnectionException ',
    '',
    '  Error while reading line from the server. [tcp://master.shop-cache.abc123.apn2.cache.amazonaws.com:6379]',
    '',
    '  at vendor/predis/predis/src/Connection/AbstractConnection.php:144',
    '    140▕      */',
    '    141▕     protected function onConnectionError($message, $code = 0): void',
    '    142▕     {',
    '  ➜ 144▕             new ConnectionException($this, "$message [{$this->parameters}]", $code)',
    '',
    '      +4 vendor frames ',
    '  5   artisan:13',
  ),
  check: false,
  deployment: 'fails',
};
