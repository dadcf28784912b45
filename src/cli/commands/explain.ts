import { day } from '../arguments';
import type { AddCommand } from './command';

/** `explain` and `alternatives`: what the knowledge has, without a manifest. */
export const addExplain: AddCommand = (program, { terminal, exit }) => {
  program
    .command('explain')
    .description('what is known of a country, material, component, rule, regime or company')
    .argument('<what>', 'a name or a code')
    .option('--as-of <day>', 'as of this day, YYYY-MM-DD; default: today', day)
    .action(async (what: string, { asOf }: { asOf?: string }) => {
      const { explain } = await import('../explain');
      exit(explain(what, asOf, terminal));
    });
  program
    .command('alternatives')
    .description('who could do a stage of a material or a component, best first')
    .argument('<what>', 'a material or a component')
    .argument('<stage>', 'extraction, processing, recycling, manufacturing or assembly')
    .option('--as-of <day>', 'as of this day, YYYY-MM-DD; default: today', day)
    .action(async (what: string, stage: string, { asOf }: { asOf?: string }) => {
      const { alternatives } = await import('../alternatives');
      exit(alternatives(what, stage, asOf, terminal));
    });
};
