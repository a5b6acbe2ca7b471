/** What we accept of YAML from strangers; beyond it a problem says so and the value is null. */
export const yamlLimits = {
  /** UTF-16 code units of one text. */
  length: 64 * 1024 * 1024,
  /** Collections inside each other. */
  depth: 64,
  /** Aliases in one text, counting those that an alias brings along. */
  aliases: 100
} as const
