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
  MISSING_CHAR: 'Unexpected text, expected a sign of YAML before it',
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

/** What is missing, by what the library says of it; it has one code for all of them. */
const missing: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/closing ['"]quote/, 'Unexpected end of a text in quotes, expected a closing quote'],
  [/end with a \]/, 'Unexpected end of a list in brackets, expected a closing `]`'],
  [/end with a \}/, 'Unexpected end of a mapping in braces, expected a closing `}`'],
  [/followed by map values/, 'Unexpected text without a colon, expected `key: value`'],
  [/Missing , /, 'Unexpected value without a comma before it, expected a comma'],
  [/space after :/, 'Unexpected text right behind a colon, expected a space'],
  [/separated .* by white space/, 'Unexpected text right beside another, expected a space'],
  [
    /at node end/,
    'Unexpected text behind a value, expected an entry with the indentation of the others'
  ],
  [/without - indicator/, 'Unexpected text in a list, expected a line that starts with `- `']
]

/** What an error of the `yaml` library says in our grammar of messages. */
export function describeYamlError(code: ErrorCode, detail: string): string {
  const found = missing.find(([pattern]) => pattern.test(detail))
  return found?.[1] ?? messages[code] ?? `Unexpected YAML (${detail}), expected it well-formed`
}
