import type { Application, Template } from '@seaworthy/compiler';
import type { ImageConfig } from '../../images/service-images.ts';
import {
  type Fault,
  type FaultChange,
  type FaultyService,
  type Refusal,
  refuse,
  type ShipmentParts,
} from './fault.ts';
import { editTemplate } from './template/edit-body.ts';

export interface FaultRequest {
  /** The service that shall have it; absent: the first web service, or else the first worker. */
  readonly service?: string;
  /** What the image of a service starts by itself. */
  readonly imageConfig: (service: FaultyService) => ImageConfig;
}

/** A shipment with the fault in it. */
export interface FaultyShipment<Parts extends ShipmentParts> {
  readonly kind: 'applied';
  readonly service: FaultyService;
  /** What was given, with the templates and secret values that the fault changes. */
  readonly shipment: Parts;
}

/** Makes the fault in what is to be deployed, or says why it cannot be made in this project. */
export function applyFault<Parts extends ShipmentParts>(
  fault: Fault,
  shipment: Parts,
  { service: name, imageConfig }: FaultRequest,
): FaultyShipment<Parts> | Refusal {
  const { application } = shipment;
  const service = chooseService(application, name);
  if (service.kind === 'refusal') return service;
  const change = fault.change({ service, application, image: imageConfig(service) });
  if (change.kind === 'refusal') return change;
  return {
    kind: 'applied',
    service,
    shipment: {
      ...shipment,
      templates: changeTemplates(change, service, shipment),
      secretValues: changeSecretValues(change, shipment),
    },
  };
}

/** Why the fault cannot be made in a project, as far as no image has to be there to know it. */
export function whyRefused(fault: Fault, application: Application): string | undefined {
  const service = chooseService(application, undefined);
  if (service.kind === 'refusal') return service.reason;
  const image = { entryPoint: [], command: [] };
  const change = fault.change({ service, application, image });
  return change.kind === 'refusal' ? change.reason : undefined;
}

function chooseService(
  { services }: Application,
  name: string | undefined,
): FaultyService | Refusal {
  const able = services.filter(
    (service): service is FaultyService => service.kind === 'web' || service.kind === 'worker',
  );
  if (name === undefined) {
    const chosen = able.find(({ kind }) => kind === 'web') ?? able[0];
    return chosen ?? refuse('the project has no service that goes on running');
  }
  const named = services.find((service) => service.name === name);
  if (!named) return refuse(`the project has no service ${name}`);
  return (
    able.find((service) => service === named) ??
    refuse(`${name} is a ${named.kind}, and faults are for services that go on running`)
  );
}

function changeTemplates(
  change: FaultChange,
  service: FaultyService,
  { templates, graph }: ShipmentParts,
): readonly Template[] {
  const own = graph.stacks.find((stack) => stack.service === service.name)?.name;
  return templates.map((template) => {
    const edit =
      template.stack === own
        ? change.service
        : template.layer === 'foundation'
          ? change.foundation
          : undefined;
    return edit ? editTemplate(template, edit) : template;
  });
}

function changeSecretValues(
  { secretWithout = [] }: FaultChange,
  { secretValues }: ShipmentParts,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(secretValues).filter(([key]) => !secretWithout.includes(key)),
  );
}
