import type { StaticSite } from '../../../application/application.ts';
import { resource } from '../../build-resource.ts';
import type { Resource } from '../../graph.ts';
import { idIn, ownedBy, type Scope } from '../scope.ts';
import { siteName } from './site-name.ts';

/**
 * The function that finds the file of a page. It stands before the files only: an error page for
 * the whole distribution would also hide the errors of the API behind it.
 */
export function buildPageFunction(scope: Scope<StaticSite>): Resource<'AWS::CloudFront::Function'> {
  const { service } = scope;
  return resource(
    'AWS::CloudFront::Function',
    idIn(scope, 'page-function'),
    {
      Name: siteName(scope),
      AutoPublish: true,
      FunctionConfig: { Comment: `Pages of ${service.name}`, Runtime: 'cloudfront-js-2.0' },
      FunctionCode: service.singlePage ? singlePage : manyPages,
    },
    ownedBy(scope),
  );
}

/** `/users/7` is a place within the one page; `/app.js` is a file. */
const singlePage = `function handler(event) {
  var request = event.request;
  var name = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (name.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`;

/** `/docs` and `/docs/` are the page `/docs/index.html`. */
const manyPages = `function handler(event) {
  var request = event.request;
  var name = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (name === '') request.uri += 'index.html';
  else if (name.indexOf('.') === -1) request.uri += '/index.html';
  return request;
}`;
