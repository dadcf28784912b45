import { generateGerman } from './generate/german';
import { generateKnowledge } from './generate/knowledge';
import { generateNames } from './generate/names';
import { generatePlaces } from './generate/places';
import { policySchema, publishPolicySchema } from './generate/policy-schema';
import { publishSchemas } from './generate/published-schemas';
import { generateRules } from './generate/rules';
import { generateShapes } from './generate/shapes';
import { generatePolicyValidator, generateValidators } from './generate/validators';
import { generateWorldMap } from './generate/world-map';

await generateNames();
const knowledge = await generateKnowledge();
await generateGerman(knowledge.countries);
await generatePlaces(knowledge.countries, knowledge.ambiguousNames);
await generateValidators();
await generateWorldMap();
// The schema of a policy lists the rules.
await generateRules();
const policy = await policySchema();
await generatePolicyValidator(policy);
await generateShapes(policy);
// Builds and tests pass `--modules`: writing the committed schemas there would hide that they are stale.
if (!process.argv.includes('--modules')) {
  await publishSchemas(knowledge);
  await publishPolicySchema();
}
