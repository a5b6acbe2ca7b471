import type {ErrorCode} from 'yaml'

/** What the `yaml` library tells apart. */
export const YAML_CODES: readonly ErrorCode[] = [
  'ALIAS_PROPS',
  'BAD_ALIAS',
  'BAD_COLLECTION_TYPE',
  'BAD_DIRECTIVE',
  'BAD_DQ_ESCAPE',
  'BAD_INDENT',
  'BAD_PROP_ORDER',
  'BAD_SCALAR_START',
  'BLOCK_AS_IMPLICIT_KEY',
  'BLOCK_IN_FLOW',
  'KEY_OVER_1024_CHARS',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
  'MULTIPLE_ANCHORS',
  'MULTIPLE_DOCS',
  'MULTIPLE_TAGS',
  'NON_STRING_KEY',
  'RESOURCE_EXHAUSTION',
  'TAB_AS_INDENT',
  'TAG_RESOLVE_FAILED',
  'UNEXPECTED_TOKEN'
]

/** What it says where something is missing. */
export const YAML_DETAILS: readonly string[] = [
  'Missing closing "quote',
  'Flow sequence must be sufficiently indented and end with a ]',
  'Flow map must be sufficiently indented and end with a }',
  'Implicit map keys need to be followed by map values',
  'Missing , between flow sequence items',
  'Missing space after : in flow map',
  'Comments must be separated from other tokens by white space characters',
  'Unexpected scalar at node end',
  'Sequence item without - indicator'
]
