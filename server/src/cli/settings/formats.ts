/** The formats of findings; the first is the default. */
export const formats = [
  'stylish',
  'full',
  'concise',
  'grouped',
  'json',
  'json-lines',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'checkstyle',
  'rdjson',
  'azure',
  'markdown',
  'statistics'
] as const

/** The name of a format. */
export type Format = (typeof formats)[number]
