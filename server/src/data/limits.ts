/** The limits of YAML and JSON from strangers; beyond them a problem says so and the value is null. */
export const yamlLimits = {
  /** UTF-16 code units of one text: 64 Mi. */
  length: 67_108_864,
  /** The same for a text that is not plain: the full reader needs some hundred bytes for each: 16 Mi. */
  fullLength: 16_777_216,
  /** Collections inside each other. */
  depth: 64,
  /** Aliases in one text, counting those that an alias brings along. */
  aliases: 100
} as const
