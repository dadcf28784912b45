/** A condition that the user can fix, reported in one line; the exit status is 2. */
export class UsageError extends Error {}
