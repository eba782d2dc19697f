import type { Application } from '../../application/application.ts';
import { ref, resource } from '../build-resource.ts';
import { give } from '../give.ts';
import type { Resource } from '../graph.ts';

/**
 * Builds the topic that alarms and failed jobs are reported to, with a subscription for the address
 * that the project names. It is not encrypted: with AWS's own key, alarms could not publish to it.
 */
export function buildNotifications(application: Application): readonly Resource[] {
  const details = { span: application.span };
  const topic = resource('AWS::SNS::Topic', 'Notifications', {}, details);
  const policy = resource(
    'AWS::SNS::TopicPolicy',
    'NotificationsPolicy',
    {
      Topics: [ref(topic)],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'] },
            Action: 'sns:Publish',
            Resource: ref(topic),
            Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
          },
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Resource: ref(topic),
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
    details,
  );
  return [
    topic,
    policy,
    ...subscriptions(application, topic),
    give(application, 'topic', ref(topic), details),
  ];
}

/** AWS sends the address a mail to confirm first. */
function subscriptions(
  application: Application,
  topic: Resource<'AWS::SNS::Topic'>,
): readonly Resource[] {
  const { alarmEmail } = application.operations;
  if (alarmEmail === undefined) return [];
  return [
    resource(
      'AWS::SNS::Subscription',
      'NotificationsByMail',
      { TopicArn: ref(topic), Protocol: 'email', Endpoint: alarmEmail },
      { span: application.span },
    ),
  ];
}
