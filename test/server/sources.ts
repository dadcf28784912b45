/** What Albemarle digs, and what becomes of it in China and Korea. */
export const SOURCES = `sources:
  - id: spodumene
    material: lithium
    stage: extraction
    supplier: albemarle
    country: AU
  - id: hydroxide
    material: lithium
    stage: processing
    supplier: Someone
    country: CN
    inputs: [spodumene]
  - id: cathode
    component: cathode-active-material
    stage: manufacturing
    supplier: Other
    country: Korea, Republic of
    inputs: [hydroxide]
`;
