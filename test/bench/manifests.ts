/** A manifest of the given number of sources, as a person would write it: chains of three steps. */
export function manifestOf(count: number): string {
  const countries = ['AU', 'CN', 'CL', 'US', 'CD', 'JP', 'DE', 'KR', 'ID', 'CA'];
  const materials = ['lithium', 'cobalt', 'nickel', 'graphite', 'manganese'];
  const lines = [
    'manifest: 1',
    'product: Benchmark',
    'asOf: 2024-06-30',
    'currency: USD',
    'sources:',
  ];
  for (let index = 0; index < count; index++) {
    const stage = index % 2 === 0 ? 'extraction' : 'processing';
    lines.push(
      `  - id: step-${String(index)}`,
      `    material: ${materials[Math.floor(index / 2) % materials.length] ?? ''}`,
      `    stage: ${stage}`,
      `    supplier: Supplier ${String(index % 97)}`,
      `    country: ${countries[(index * 7) % countries.length] ?? ''}`,
      `    value: ${String(1000 + index)}`,
    );
    if (stage === 'processing') lines.push(`    inputs: [step-${String(index - 1)}]`);
  }
  return `${lines.join('\n')}\n`;
}
