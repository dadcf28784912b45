/** What libraries of the tests ask Node for, where there is none; the extension must not see it. */
export const process = { env: {} };
