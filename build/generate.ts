import { generateKnowledge } from './generate/knowledge';
import { publishSchemas } from './generate/published-schemas';
import { generateValidators } from './generate/validators';

const knowledge = await generateKnowledge();
await generateValidators();
// Builds and tests pass `--modules`: writing the committed schemas there would hide that they are stale.
if (!process.argv.includes('--modules')) await publishSchemas(knowledge);
