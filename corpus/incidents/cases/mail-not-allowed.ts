import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'A worker in Java sends mail by SES, and its task role may not.',
  rule: 'iam-resource-miss',
  line: 'compose.yaml: worker',
  says: 'ses:SendEmail',
  service: 'worker',
  script: ends(
    1,
    "Exception in thread \"main\" software.amazon.awssdk.services.ses.model.SesException: User `arn:aws:sts::123456789012:assumed-role/shop-production-worker-WorkerTaskRole-1X2Y3Z/8d1c6f0e7a9b4c2d' is not authorized to perform `ses:SendEmail' on resource `arn:aws:ses:ap-northeast-2:123456789012:identity/shop.example.com' (Service: Ses, Status Code: 403, Request ID: 5c1f2d3e-0a1b-4c5d-8e9f-112233445566)",
    '\tat software.amazon.awssdk.core.internal.http.CombinedResponseHandler.handleErrorResponse(CombinedResponseHandler.java:125)',
    '\tat com.example.shop.Mailer.main(Mailer.java:31)',
  ),
  check: false,
  deployment: 'fails',
};
