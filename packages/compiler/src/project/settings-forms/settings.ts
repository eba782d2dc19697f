import { projectFields } from './project-settings.ts';
import { record } from './record-form.ts';
import { serviceFields } from './service-settings.ts';

/** `x-seaworthy` at the top of the file. */
export const projectSettings = record(
  'What Compose cannot say about the project in production.',
  projectFields,
  {
    misplaced: {
      keys: Object.keys(serviceFields),
      help: 'is a setting of one service: move it to `x-seaworthy` there.',
    },
  },
);

/** `x-seaworthy` of a service. */
export const serviceSettings = record(
  'What Compose cannot say about the service in production.',
  serviceFields,
  {
    misplaced: {
      keys: Object.keys(projectFields),
      help: 'is a setting of the whole project: move it to `x-seaworthy` at the top of the file.',
    },
  },
);
