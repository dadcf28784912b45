/** How the elements of a list that the project did not write are understood: `npm run measure:names`. */
import { elements } from 'chemical-elements';
import { knowledge } from '../support/knowledge';

/** As people write an element in a manifest, and the headings of statistics. */
const WAYS: Readonly<Record<string, (name: string, symbol: string) => string>> = {
  names: (name) => name,
  'names in capitals': (name) => name.toUpperCase(),
  symbols: (_, symbol) => symbol,
  'name and symbol': (name, symbol) => `${name} (${symbol})`,
  oxides: (name) => `${name} oxide`,
  'mine production': (name) => `${name}, mine`,
  'ores and concentrates': (name) => `${name} ores & concentrates`,
  'one letter missing': (name) => name.slice(0, -2) + name.slice(-1),
};

for (const [way, write] of Object.entries(WAYS)) {
  const counts = { right: 0, offered: 0, nothing: 0, refused: 0, wrong: 0 };
  const wrong: string[] = [];
  for (const { name, symbol } of elements) {
    const own = knowledge.data.materials.find((each) => each.symbol === symbol);
    const found = knowledge.resolveMaterial(write(name, symbol));
    const ids = found.kind === 'unknown' ? found.nearest : [found.entry.id];
    if (!own && ids.length === 0) counts.refused++;
    else if (ids.length === 0) counts.nothing++;
    else if (!own || !ids.includes(own.id)) {
      counts.wrong++;
      wrong.push(`${write(name, symbol)} as ${ids.join(' ')}`);
    } else if (found.kind === 'unknown') counts.offered++;
    else counts.right++;
  }
  console.log(`elements, ${way}`, elements.length, counts, wrong.join('; '));
}
