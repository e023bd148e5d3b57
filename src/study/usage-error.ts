// The one error that a command shows to its user as it is.

/** Wrong use, or something that cannot be read at all: the command ends with exit code 2 and this message. */
export class UsageError extends Error {}
