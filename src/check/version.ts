declare const SOURCING_COMPLIANCE_VERSION: string | undefined;

/** The version of the package; the bundler puts it in. */
export const VERSION =
  typeof SOURCING_COMPLIANCE_VERSION === 'undefined' ? '0.0.0' : SOURCING_COMPLIANCE_VERSION;

declare const SOURCING_COMPLIANCE_BUILD: string | undefined;

/** Of the program and its data, sixteen hexadecimal digits; undefined where it is not bundled. */
export const BUILD =
  typeof SOURCING_COMPLIANCE_BUILD === 'undefined' ? undefined : SOURCING_COMPLIANCE_BUILD;
