import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { compileKnowledge } from '../../build/generate/knowledge';
import { publishedSchemas } from '../../build/generate/published-schemas';
import { knowledgeData as data } from '../../src/knowledge/generated/knowledge.js';
import { agreement, country, knowledgeOf } from '../support/knowledge';

interface Status {
  readonly agreement: string;
  readonly states: unknown[];
}

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

  it('date the states of a member from its own joining, and end them with the whole', () => {
    const joining = (code: string) => {
      const entry = (schemas[0] as { anyOf: Record<string, unknown>[] }).anyOf.find(
        (each) => each['const'] === code,
      );
      const status = entry?.['x-agreements'] as Status[] | undefined;
      return status?.find(({ agreement }) => agreement === 'Minerals Security Partnership')?.states;
    };
    const over = { state: 'ended', date: '2026-02-04' };
    assert.deepEqual(joining('IN'), [{ state: 'in-force', date: '2023-06' }, over]);
    assert.deepEqual(joining('AU'), [{ state: 'in-force', date: '2022-06-14' }, over]);
    assert.equal(joining('BR'), undefined);
  });

  it('tell of a country that joins by an event of its own what is then said of all', () => {
    const events = ['in-force 2020-01-01', 'in-force 2021-01-01 BB', 'ended 2022-01-01'];
    const club = agreement('club', ['AA'], events, 'partnership');
    const countries = [country('AA'), country('BB'), country('CC')];
    const [[, text] = []] = publishedSchemas(knowledgeOf({ countries, agreements: [club] }).data);
    const { anyOf } = JSON.parse(text ?? '') as { anyOf: Record<string, unknown>[] };
    const [first, second, third] = anyOf.filter((entry) => 'const' in entry);
    const days = (entry?: Record<string, unknown>) =>
      (entry?.['x-agreements'] as { states: { date: string }[] }[] | undefined)?.[0]?.states.map(
        ({ date }) => date,
      );
    assert.deepEqual(days(first), ['2020-01-01', '2022-01-01']);
    assert.deepEqual(days(second), ['2021-01-01', '2022-01-01']);
    assert.equal(days(third), undefined);
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
