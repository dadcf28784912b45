import type { Located } from '../../manifest/model';

/** What no plain value of YAML has at its beginning or in it. */
const WRONG = /^[%@`,]|: /;

/** Whether a text without quotes needs them: that is the mistake, and is said already. */
export const isMiswritten = ({ value, start, end }: Located<string>): boolean =>
  end - start === value.length && WRONG.test(value);
