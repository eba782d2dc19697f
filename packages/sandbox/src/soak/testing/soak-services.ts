/** A service of the soak; kinds take turns, so that every mixture of them occurs. */
export interface SoakService {
  readonly number: number;
  readonly name: string;
  /** The id of its resources in its stack, and of the parameter with its image's tag. */
  readonly parameter: string;
  readonly stack: string;
  /** The load balancer whose security group admits it, whether it is behind it or not. */
  readonly entrance: string;
  readonly desiredCount: number;
  readonly balanced: boolean;
  /** Its container has a health check. */
  readonly checked: boolean;
  readonly needsSecret: boolean;
  readonly spot: boolean;
  /** It has a name in Service Connect. */
  readonly connected: boolean;
  readonly limits: { readonly minimum: number; readonly maximum: number };
}

const inStack = 25;
const stacksOfEntrance = 8;

const limits = [
  { minimum: 100, maximum: 200 },
  { minimum: 50, maximum: 100 },
  { minimum: 75, maximum: 150 },
];

/** So many services of ten tasks each. */
export function soakServices(count: number): readonly SoakService[] {
  return Array.from({ length: count }, (_, number) => {
    const stack = Math.floor(number / inStack);
    return {
      number,
      name: `service-${number}`,
      parameter: `S${number}`,
      stack: `services-${stack}`,
      entrance: `entrance-${Math.floor(stack / stacksOfEntrance)}`,
      desiredCount: 10,
      balanced: number % 2 === 0,
      checked: number % 25 === 4,
      needsSecret: number % 5 === 0,
      spot: number % 3 === 0,
      connected: number % 9 === 1,
      limits: limits[number % limits.length] ?? { minimum: 100, maximum: 200 },
    };
  });
}
