/** A manifest of one step, processed in a country, on a day. */
export const oneStep = (country: string, asOf = '2023-06-30'): string => `manifest: 1
product: Cell
asOf: ${asOf}
sources:
  - id: lithium-hydroxide
    material: lithium
    stage: processing
    supplier: Someone
    country: ${country}
`;

/** A manifest whose one step is fed by that of `oneStep` in another file. */
export const importing = (file: string): string => `manifest: 1
product: Pack
asOf: 2023-06-30
imports: ["${file}"]
sources:
  - id: cell
    component: battery-cell
    stage: manufacturing
    supplier: Someone
    country: KR
    inputs: ["${file}#lithium-hydroxide"]
`;
