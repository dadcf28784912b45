import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { TextDocument } from 'vscode-languageserver-textdocument';

interface LanguageService {
  configure(settings: object): void;
  addSchema(id: string, schema: object): void;
  doValidation(document: TextDocument, isKubernetes: boolean): Promise<unknown[]>;
}

const schema = (name: string): object =>
  JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as object;

/** Validation by yaml-language-server with our published schemas: the peer of the benchmark. */
export function languageServer(): (text: string) => Promise<unknown[]> {
  const [manifest, countries, materials] = [
    schema('supplier-manifest'),
    schema('countries'),
    schema('materials'),
  ];
  const require = createRequire(import.meta.url);
  const { getLanguageService } = require('yaml-language-server') as {
    getLanguageService: (this: void, parameters: object) => LanguageService;
  };
  const schemas: Record<string, object> = {
    'file:///manifest.json': manifest,
    'file:///countries.schema.json': countries,
    'file:///materials.schema.json': materials,
  };
  const service = getLanguageService({
    schemaRequestService: (uri: string) => Promise.resolve(JSON.stringify(schemas[uri])),
    workspaceContext: { resolveRelativePath: (path: string) => path },
    telemetry: { send: () => undefined, sendError: () => undefined, sendTrack: () => undefined },
  });
  service.configure({
    validate: true,
    schemas: [
      {
        uri: 'file:///manifest.json',
        fileMatch: ['*.sourcing.yaml'],
        schema: { ...manifest, $id: undefined, $schema: 'http://json-schema.org/draft-07/schema#' },
      },
    ],
  });
  let version = 0;
  return (text) =>
    service.doValidation(
      TextDocument.create('file:///bench.sourcing.yaml', 'yaml', version++, text),
      false,
    );
}
