import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'The bucket lies in another region than the client asks in.',
  rule: 'crash-loop',
  line: 'compose.yaml: build: ./api',
  says: 'must be addressed using the specified endpoint',
  script: ends(
    1,
    'Exception in thread "main" software.amazon.awssdk.services.s3.model.S3Exception: The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint. (Service: S3, Status Code: 301, Request ID: 5C1F2D3E, Extended Request ID: abc=)',
    '\tat software.amazon.awssdk.protocols.xml.internal.unmarshall.AwsXmlPredicatedResponseHandler.handleErrorResponse(AwsXmlPredicatedResponseHandler.java:156)',
    '\tat com.example.shop.Uploads.main(Uploads.java:27)',
  ),
  check: false,
  deployment: 'fails',
};
