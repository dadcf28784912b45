/** A manifest to start from: a whole chain, in `media/templates`. */
export interface Template {
  readonly file: string;
  /** Its product, which is the first thing to be written over. */
  readonly product: string;
  readonly description: string;
}

export const TEMPLATES: readonly Template[] = [
  {
    file: 'battery-pack.sourcing.yaml',
    product: 'Battery pack',
    description: 'lithium from the mine over hydroxide, cathode and cell to the pack',
  },
  {
    file: 'magnet-motor.sourcing.yaml',
    product: 'Motor with permanent magnets',
    description: 'neodymium from the mine to the NdFeB magnet',
  },
  {
    file: 'superalloy-blade.sourcing.yaml',
    product: 'Turbine blades',
    description: 'nickel and cobalt from the mine to the superalloy casting',
  },
];

/** The day that stands in every template, for that on which a manifest is made of it. */
export const TEMPLATE_DAY = '2026-01-01';
