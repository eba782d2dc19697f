import { type Domain, listOf, type Route } from '@seaworthy/compiler';

/** `/api → port 8001, healthy when GET /health answers 200`. */
export function describeRoute(route: Route, domain: Domain | undefined): string {
  const { path, codes } = route.health;
  const probe = `healthy when GET ${path} answers ${codes}`;
  return `${describeAddresses(route, domain)} → port ${route.port}, ${probe}`;
}

/** Hosts are left out where they say no more than the load balancer's own address. */
function describeAddresses(route: Route, domain: Domain | undefined): string {
  const hosts = route.hosts.filter((host) => host !== domain?.name);
  const everyPath = route.paths.every((path) => path === '/');
  const paths = everyPath ? [] : route.paths;
  if (hosts.length === 0) return everyPath ? 'every path' : listOf(paths);
  if (everyPath) return listOf(route.hosts);
  return listOf(route.hosts.flatMap((host) => paths.map((path) => host + path)));
}
