/**
 * A manifest of the given number of sources, as a person would write it: an ore and what is made of it,
 * every fiftieth product also of the first ore, and a supplier that is owned by others.
 */
export function manifestOf(count: number): string {
  const countries = ['AU', 'CN', 'CL', 'US', 'CD', 'JP', 'DE', 'KR', 'ID', 'CA'];
  const materials = ['lithium', 'cobalt', 'nickel', 'graphite', 'manganese'];
  const lines = [
    'manifest: 1',
    'product: Benchmark',
    'asOf: 2024-06-30',
    'currency: USD',
    'suppliers:',
    '  quartz-works:',
    '    name: Quartz Works',
    '    country: AU',
    '    ownership:',
    '      - { owner: Holding, country: CA, share: 30% }',
    'sources:',
  ];
  for (let index = 0; index < count; index++) {
    const stage = index % 2 === 0 ? 'extraction' : 'processing';
    lines.push(
      `  - id: step-${String(index)}`,
      `    material: ${materials[Math.floor(index / 2) % materials.length] ?? ''}`,
      `    stage: ${stage}`,
      `    supplier: ${index % 97 === 0 ? 'quartz-works' : `Supplier ${String(index % 97)}`}`,
      `    country: ${countries[(index * 7) % countries.length] ?? ''}`,
      `    value: ${String(1000 + index)}`,
    );
    if (stage === 'extraction') continue;
    const first = index % 100 === 99 ? ', step-0' : '';
    lines.push(`    inputs: [step-${String(index - 1)}${first}]`);
  }
  return `${lines.join('\n')}\n`;
}

/** The same with every source in braces on one line. */
export function asBraces(text: string): string {
  const [head = '', sources = ''] = text.split(/(?<=^sources:\n)/m);
  const items = sources
    .split(/^ {2}- /m)
    .slice(1)
    .map((item) => `  - { ${item.trim().split(/\n\s*/).join(', ')} }\n`);
  return head + items.join('');
}

/** The same with some lines at the end of every source. */
export function withEvery(text: string, lines: string): string {
  const [head = '', sources = ''] = text.split(/(?<=^sources:\n)/m);
  return head + sources.replaceAll(/\n(?= {2}- |$)/g, `\n${lines}`);
}
