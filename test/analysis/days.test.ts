import assert from 'node:assert/strict';
import { isDay } from '../../src/knowledge/calendar';

describe('a day', () => {
  for (const day of ['2023-06-30', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) {
    it(`${day} is one`, () => assert.ok(isDay(day)));
  }
  for (const text of [
    ...['2023-02-29', '1900-02-29', '2023-04-31', '2023-13-01', '2023-00-10', '2023-01-00'],
    ...['2023-6-30', '23-06-30', '2023-06-30T00:00:00', ' 2023-06-30', '', 'today'],
  ]) {
    it(`“${text}” is none`, () => assert.ok(!isDay(text)));
  }
});
