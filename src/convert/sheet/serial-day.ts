/**
 * The day of a serial number in a sheet, as `YYYY-MM-DD`, by the calendar that begins in 1900; undefined
 * outside of 1901 to 2199.
 */
export function serialDay(text: string): string | undefined {
  const serial = Math.floor(Number(text));
  if (!(serial >= 367 && serial < 109_575)) return undefined;
  // Days since the first of March of the year 0 (Howard Hinnant, “chrono-compatible date algorithms”).
  const days = serial + 693_899;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const full = year + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(full)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
