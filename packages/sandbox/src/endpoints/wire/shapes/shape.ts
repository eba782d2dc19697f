import type { ServiceName } from '../../../aws/operation.ts';
import { shapesText } from './shapes.generated.ts';

/** What the SDK's clients know of requests and answers, as far as the sandbox answers them. */
export interface WireShapes {
  readonly services: Readonly<Partial<Record<ServiceName, WireService>>>;
  readonly shapes: readonly Shape[];
}

export interface WireService {
  /** The name in the scope of signatures, such as `elasticloadbalancing`. */
  readonly signingName: string;
  readonly protocol: 'json-1.0' | 'json-1.1' | 'query' | 'ec2-query' | 'rest-json' | 'rest-xml';
  /** What comes before the operation in `X-Amz-Target`. */
  readonly target: string;
  /** Of its XML. */
  readonly namespace: string;
  /** Speaks JSON today, and once spoke Query, whose error codes clients still compare with. */
  readonly queryCompatible?: boolean;
  /** The codes in XML of exceptions that the SDK calls otherwise. */
  readonly errors: Readonly<Record<string, string>>;
  readonly operations: Readonly<Record<string, WireOperation>>;
}

export interface WireOperation {
  readonly input: Place;
  readonly output: Place;
  /** How the answer's outermost element is called in REST. */
  readonly outputName: string;
  readonly method?: string;
  /** Such as `/2013-04-01/hostedzone/{Id}`. */
  readonly path?: string;
}

/** A place in the list of shapes, or what a plain value is. */
export type Place = number | PlainKind;

/** `time` is in whatever form the protocol has for it. */
export type PlainKind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'bytes'
  | 'document'
  | 'time'
  | 'date-time'
  | 'http-date'
  | 'seconds';

/** A value's shape, and what the wire calls it if not by its name. */
export type Member = Place | DescribedMember;

export interface DescribedMember {
  readonly of: Place;
  /** Of its element. */
  readonly name?: string;
  /** Of its form field, for EC2. */
  readonly ec2?: string;
  /** A list or map without an element around it. */
  readonly flat?: boolean;
  readonly header?: string;
  readonly query?: string;
  readonly label?: boolean;
  readonly payload?: boolean;
}

export type Shape =
  | { readonly members: Readonly<Record<string, Member>> }
  | { readonly list: Member }
  | { readonly key: Member; readonly map: Member };

let parsed: WireShapes | undefined;

function shapes(): WireShapes {
  parsed ??= JSON.parse(shapesText) as WireShapes;
  return parsed;
}

/** Undefined for S3, whose protocol is its own. */
export function wireService(name: ServiceName): WireService | undefined {
  return shapes().services[name];
}

/** A service by something of it, such as its signing name. */
export function findWireService(
  fits: (service: WireService) => boolean,
): (WireService & { readonly name: ServiceName }) | undefined {
  for (const [name, service] of Object.entries(shapes().services)) {
    // The keys of the generated record are names of services.
    if (fits(service)) return { ...service, name: name as ServiceName };
  }
  return undefined;
}

/** An operation of a service, if the sandbox answers it. */
export function wireOperation(service: WireService, name: string): WireOperation | undefined {
  return Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
}

/** The shape at a place; a plain value has none. */
export function shapeAt(place: Place): Shape | PlainKind {
  if (typeof place !== 'number') return place;
  const shape = shapes().shapes[place];
  if (shape === undefined) throw new Error(`There is no shape at ${place}.`);
  return shape;
}

export function describeMember(member: Member): DescribedMember {
  return typeof member === 'object' ? member : { of: member };
}
