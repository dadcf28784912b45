import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { compileKnowledge } from '../../build/generate/knowledge';
import { publishedSchemas } from '../../build/generate/published-schemas';
import { knowledgeData as data } from '../../src/knowledge/generated/knowledge';

describe('The published schemas', () => {
  const schemas = publishedSchemas(data).map(([, text]) => JSON.parse(text) as object);
  const ajv = new Ajv2020({ strict: false, schemas });
  const accepts = (schema: string, value: unknown): boolean => ajv.validate(schema, value);

  it('are as the data files have it now', async function () {
    this.timeout(20_000);
    for (const [file, text] of publishedSchemas(await compileKnowledge())) {
      const stale = (await readFile(file, 'utf8')) !== text;
      assert.ok(!stale, `${file} is stale: run npm run generate.`);
    }
  });

  it('take every code, name and alias of a country', () => {
    for (const { code, alpha3, name, aliases } of data.countries) {
      for (const text of [code, code.toLowerCase(), alpha3, name, ...aliases]) {
        assert.ok(accepts('countries.schema.json', text), text);
      }
    }
  });

  it('take no ambiguous name, no bloc and no unknown country', () => {
    for (const text of ['Congo', 'Korea', 'EU', 'Europe', 'XK', 'Atlantis', '', 7]) {
      assert.ok(!accepts('countries.schema.json', text), String(text));
    }
  });

  it('have one entry a code, with the dated states of its agreements', () => {
    const { anyOf } = schemas[0] as { anyOf: Record<string, unknown>[] };
    const codes = anyOf.flatMap((entry) => entry['const'] ?? []);
    assert.deepEqual(
      codes,
      data.countries.map(({ code }) => code),
    );
    const australia = anyOf.find((entry) => entry['const'] === 'AU');
    assert.equal(australia?.['title'], 'Australia');
    assert.deepEqual((australia?.['x-agreements'] as unknown[])[0], {
      agreement: 'United States–Australia Free Trade Agreement',
      kind: 'free-trade-agreement',
      states: [{ state: 'in-force', date: '2005-01-01' }],
    });
  });

  it('take materials, components and regimes, each in its own place', () => {
    const material = 'materials.schema.json#/$defs/material';
    const component = 'materials.schema.json#/$defs/component';
    for (const text of ['lithium', 'aluminum', 'cesium', 'Nd', 'rare-earths', 'REE']) {
      assert.ok(accepts(material, text), text);
    }
    for (const text of ['battery-cell', 'CAM', 'neodymium magnet']) {
      assert.ok(accepts(component, text), text);
    }
    assert.ok(!accepts(material, 'battery-cell') && !accepts(component, 'lithium'));
    for (const { id } of data.regimes)
      assert.ok(accepts('materials.schema.json#/$defs/regime', id));
    assert.ok(!accepts('materials.schema.json#/$defs/regime', 'ira-30'));
  });
});
