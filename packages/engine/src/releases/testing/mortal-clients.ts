import type { AwsClients } from '../../aws/clients.ts';

/** Of a process that is killed at its n-th call to Parameter Store: no line of it runs after. */
export function mortalClients(
  clients: AwsClients,
  death: { readonly call: number; readonly done: boolean } | undefined,
): { readonly clients: AwsClients; readonly died: Promise<undefined> } {
  let calls = 0;
  let die = (): void => {};
  const died = new Promise<undefined>((resolve) => {
    die = () => resolve(undefined);
  });
  const send = async (command: Parameters<AwsClients['parameters']['send']>[0]) => {
    calls += 1;
    if (!death || calls < death.call) return clients.parameters.send(command);
    if (calls === death.call && death.done) await clients.parameters.send(command).catch(() => {});
    die();
    return new Promise(() => {});
  };
  const parameters = Object.assign(Object.create(clients.parameters), { send });
  return { clients: { ...clients, parameters }, died };
}
