/** The system's words for what went wrong, without the file: it may be one that is written beside another. */
export const systemWords = (error: unknown): string =>
  (error as Error).message.replace(/, [a-z]+ '[^]*$/, '');
