import { ambiguousCountry } from './form/ambiguous-country';
import { countryForm } from './form/country-form';
import { duplicateId } from './form/duplicate-id';
import { manifestSchema } from './form/manifest-schema';
import { materialForm } from './form/material-form';
import { shareTotal } from './form/share-total';
import { supplyCycle } from './form/supply-cycle';
import { unknownCountry } from './form/unknown-country';
import { unknownMaterial } from './form/unknown-material';
import { unknownRegime } from './form/unknown-regime';
import { unknownSupplier } from './form/unknown-supplier';
import { unresolvedReference } from './form/unresolved-reference';
import { yamlSyntax } from './form/yaml-syntax';
import { evidenceExpired } from './paperwork/evidence-expired';
import { knowledgeAge } from './paperwork/knowledge-age';
import { waiverExpired } from './paperwork/waiver-expired';
import { waiverUnused } from './paperwork/waiver-unused';
import { creditThreshold } from './regimes/credit-threshold';
import { creditUndetermined } from './regimes/credit-undetermined';
import { regimeConcentration } from './regimes/regime-concentration';
import { regimeExclusion } from './regimes/regime-exclusion';
import { regimeNotInForce } from './regimes/regime-not-in-force';
import { barredPartner } from './policy/barred-partner';
import { unapprovedSupplier } from './policy/unapproved-supplier';
import type { Rule } from './rule';
import { chinaSource } from './sourcing/china-source';
import { chinaUpstream } from './sourcing/china-upstream';
import { coveredNationOwnership } from './sourcing/covered-nation-ownership';
import { coveredNationSource } from './sourcing/covered-nation-source';
import { coveredNationUpstream } from './sourcing/covered-nation-upstream';
import { exportRestriction } from './sourcing/export-restriction';
import { nonFtaSource } from './sourcing/non-fta-source';
import { pendingAgreement } from './sourcing/pending-agreement';
import { singleCountryDependence } from './sourcing/single-country-dependence';
import { undeclaredProcessing } from './sourcing/undeclared-processing';
import { undeclaredUpstream } from './sourcing/undeclared-upstream';

/** Every rule; of findings at one place, the one of the earlier rule comes first. */
export const RULES: readonly Rule[] = [
  yamlSyntax,
  manifestSchema,
  unknownCountry,
  ambiguousCountry,
  countryForm,
  unknownMaterial,
  materialForm,
  unknownRegime,
  unknownSupplier,
  duplicateId,
  unresolvedReference,
  supplyCycle,
  shareTotal,
  chinaSource,
  coveredNationSource,
  chinaUpstream,
  coveredNationUpstream,
  coveredNationOwnership,
  nonFtaSource,
  pendingAgreement,
  undeclaredProcessing,
  undeclaredUpstream,
  singleCountryDependence,
  exportRestriction,
  creditThreshold,
  creditUndetermined,
  regimeExclusion,
  regimeConcentration,
  regimeNotInForce,
  waiverExpired,
  waiverUnused,
  evidenceExpired,
  knowledgeAge,
  barredPartner,
  unapprovedSupplier,
];
