import type {ErrorCode} from 'yaml'

const messages: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'Unexpected anchor or tag before an alias, expected the alias alone',
  BAD_ALIAS: 'Unexpected alias, expected the name of an anchor above',
  BAD_COLLECTION_TYPE: 'Unexpected tag, expected one that fits the collection',
  BAD_DIRECTIVE: 'Unexpected directive, expected `%YAML 1.2` or none',
  BAD_DQ_ESCAPE: 'Unexpected escape, expected one that YAML knows',
  BAD_INDENT: 'Unexpected indentation, expected that of the lines it belongs to',
  BAD_PROP_ORDER: 'Unexpected order, expected anchor and tag before the value',
  BAD_SCALAR_START: 'Unexpected sign at the start of a value, expected quotes around the value',
  BLOCK_AS_IMPLICIT_KEY: 'Unexpected mapping or list on this line, expected it on lines of its own',
  BLOCK_IN_FLOW: 'Unexpected block in brackets, expected values separated by commas',
  KEY_OVER_1024_CHARS: 'Unexpected key of over 1,024 characters, expected a shorter one',
  MISSING_CHAR: 'Unexpected end, expected a `:`, a comma, a quote or a closing bracket',
  MULTILINE_IMPLICIT_KEY: 'Unexpected line end in a key, expected `key: value` on one line',
  MULTIPLE_ANCHORS: 'Unexpected second anchor, expected a single one',
  MULTIPLE_DOCS: 'Unexpected second document, expected a single one',
  MULTIPLE_TAGS: 'Unexpected second tag, expected a single one',
  NON_STRING_KEY: 'Unexpected key, expected a text',
  RESOURCE_EXHAUSTION: 'Unexpected size, expected a smaller document',
  TAB_AS_INDENT: 'Unexpected tab, expected spaces',
  TAG_RESOLVE_FAILED: 'Unexpected tag, expected a value without a tag',
  UNEXPECTED_TOKEN: 'Unexpected text, expected YAML'
}

/** What an error of the `yaml` library says in our grammar of messages. */
export function describeYamlError(code: ErrorCode, detail: string): string {
  return messages[code] ?? `Unexpected YAML (${detail}), expected it well-formed`
}
