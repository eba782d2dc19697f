import type { Incident } from '../testing/incident.ts';
import { ends } from '../testing/scripts.ts';

export const incident: Incident = {
  story: 'Spring cannot fill a placeholder from a variable that the Compose file does not set.',
  rule: 'env-required-missing',
  line: 'compose.yaml: api',
  says: 'STRIPE_WEBHOOK_SECRET',
  script: ends(
    1,
    "2026-11-02T09:14:05.391Z  WARN 1 --- [shop] [           main] ConfigServletWebServerApplicationContext : Exception encountered during context initialization - cancelling refresh attempt: org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'stripeWebhook': Injection of autowired dependencies failed",
    '2026-11-02T09:14:05.420Z ERROR 1 --- [shop] [           main] o.s.boot.SpringApplication               : Application run failed',
    '',
    "org.springframework.beans.factory.BeanCreationException: Error creating bean with name 'stripeWebhook': Injection of autowired dependencies failed",
    '\tat org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor.postProcessProperties(AutowiredAnnotationBeanPostProcessor.java:515)',
    '\tat com.example.shop.ShopApplication.main(ShopApplication.java:12)',
    'Caused by: java.lang.IllegalArgumentException: Could not resolve placeholder \'STRIPE_WEBHOOK_SECRET\' in value "${STRIPE_WEBHOOK_SECRET}"',
    '\tat org.springframework.util.PropertyPlaceholderHelper.parseStringValue(PropertyPlaceholderHelper.java:180)',
    '\t... 16 common frames omitted',
  ),
  check: false,
  deployment: 'fails',
};
