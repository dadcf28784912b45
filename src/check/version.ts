declare const SOURCING_COMPLIANCE_VERSION: string | undefined;

/** The version of the package; the bundler puts it in. */
export const VERSION =
  typeof SOURCING_COMPLIANCE_VERSION === 'undefined' ? '0.0.0' : SOURCING_COMPLIANCE_VERSION;
