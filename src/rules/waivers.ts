import type { Source, Waiver } from '../manifest/model';
import type { JudgedRule } from './judged-rule';
import type { Context, StepContext } from './context';
import { isDay } from '../knowledge/calendar';
import type { Finding } from './finding';

/** Whether a waiver has ended; its last day still belongs to it. */
export const hasEnded = (
  { expires }: { readonly expires?: Waiver['expires'] },
  day: string,
): boolean => expires !== undefined && expires.value < day && isDay(expires.value);

/**
 * Whether the supplier or the country that a waiver was given for is no longer that of the source. Another
 * spelling of the same one is no change: a country by its name or code, a supplier by its name or id.
 */
export function hasLapsed({ for: given }: Waiver, source: Source, context: StepContext): boolean {
  if (!given) return false;
  const { supplier, country } = given;
  return (
    (supplier !== undefined && !isSameSupplier(supplier.value, source, context)) ||
    (country !== undefined && !isSameCountry(country.value, source, context))
  );
}

function isSameSupplier(given: string, { supplier }: Source, { suppliers }: StepContext): boolean {
  if (!supplier || supplier.value === given) return supplier !== undefined;
  return suppliers.known(given).name === suppliers.known(supplier.value).name;
}

function isSameCountry(given: string, { country }: Source, { knowledge }: StepContext): boolean {
  if (!country || country.value === given) return country !== undefined;
  const [before, now] = [given, country.value].map((text) => {
    const found = knowledge.resolveCountry(text);
    return found.kind === 'code' || found.kind === 'name' ? found.country.code : undefined;
  });
  return before !== undefined && before === now;
}

/**
 * Marks findings that a waiver covers: one on their source, on its supplier, or on the file. A waiver
 * without a valid end, or given for another supplier or country, covers nothing.
 */
export class WaiverCover {
  /** The waivers that cover a finding. */
  readonly used = new Set<Waiver>();
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  /** @returns the finding, with the waiver that covers it if one does */
  cover({ isWaivable: isOpenToWaivers }: JudgedRule, finding: Finding): Finding {
    if (!isOpenToWaivers) return finding;
    const { manifest, directory } = this.#context;
    const { source } = finding;
    const supplier = source?.supplier && directory.get(source.supplier.value)?.supplier;
    let first: Waiver | undefined;
    for (const waivers of [source?.waivers, supplier?.waivers, manifest.waivers]) {
      if (waivers === undefined || waivers.length === 0) continue;
      for (const waiver of waivers) {
        if (!this.#covers(waiver, finding) || (source && hasLapsed(waiver, source, this.#context)))
          continue;
        this.used.add(waiver);
        first ??= waiver;
      }
    }
    return first ? { ...finding, waiver: first } : finding;
  }

  #covers({ rule, expires }: Waiver, { ruleId }: Finding): boolean {
    const { asOf } = this.#context;
    return (
      rule?.value === ruleId &&
      expires !== undefined &&
      (asOf === undefined || asOf <= expires.value) &&
      isDay(expires.value)
    );
  }
}
