import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A worker looks for a Kafka that nobody brought along.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'NoBrokersAvailable',
  service: 'worker',
  script: ends(
    1,
    'Traceback (most recent call last):',
    '  File "/app/worker.py", line 8, in <module>',
    '    consumer = KafkaConsumer("orders", bootstrap_servers=SERVERS)',
    '  File "/usr/local/lib/python3.12/site-packages/kafka/client_async.py", line 927, in check_version',
    '    raise Errors.NoBrokersAvailable()',
    'kafka.errors.NoBrokersAvailable: NoBrokersAvailable',
  ),
  check: false,
  deployment: 'fails',
};
