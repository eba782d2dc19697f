import type { Incident } from '../testing/incident.ts';
import { written } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Streamlit listens on 8501, whatever the project publishes.',
  rule: 'bind-localhost',
  line: 'compose.yaml: - "8000:8000"',
  says: '8501',
  script: {
    listens: [{ port: 8501 }],
    command: () => ({ code: 1 }),
    logs: written(
      '',
      'Collecting usage statistics. To deactivate, set browser.gatherUsageStats to false.',
      '',
      '',
      '  You can now view your Streamlit app in your browser.',
      '',
      '  URL: http://0.0.0.0:8501',
      '',
    ),
  },
  check: false,
  deployment: 'fails',
};
