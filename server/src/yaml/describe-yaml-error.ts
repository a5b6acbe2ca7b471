import type {ErrorCode} from 'yaml'

const messages: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS:
    'Unexpected word with `&` or `!` before one with `*`, expected the one with `*` alone',
  BAD_ALIAS: 'A value cannot start with `*` like this: put the value in quotes',
  BAD_COLLECTION_TYPE: 'A value cannot start with `!`: remove the word, or put it in quotes',
  BAD_DIRECTIVE: 'Unexpected line that starts with `%`, expected `%YAML 1.2` or none',
  BAD_DQ_ESCAPE:
    'A backslash in double quotes means something of its own: write two of them, or use single quotes',
  BAD_INDENT:
    'This line is not in line with those it belongs to: put as many spaces before it as they have',
  BAD_PROP_ORDER: 'Words with `&` or `!` stand in the wrong place: put them right before the value',
  BAD_SCALAR_START: 'A value cannot start with this sign: put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'This value has a colon in it: put the value in quotes, or start a new line',
  BLOCK_IN_FLOW:
    'Unexpected lines with `- ` or `name:` in brackets, expected values separated by commas',
  KEY_OVER_1024_CHARS:
    'Unexpected name of over 1,024 characters before a colon, expected a shorter one',
  MISSING_CHAR: 'Something is missing before this text: check the colons, commas and quotes',
  MULTILINE_IMPLICIT_KEY:
    'This is not `name: value` on one line: write a colon and a space after the name',
  MULTIPLE_ANCHORS: 'Unexpected second word with `&`, expected a single one',
  MULTIPLE_DOCS: 'A line `---` or `...` cuts this in two: remove it',
  MULTIPLE_TAGS: 'Unexpected second word with `!`, expected a single one',
  NON_STRING_KEY: 'Unexpected list or braces before a colon, expected a name',
  RESOURCE_EXHAUSTION: 'This is too much to read at once: make it smaller',
  TAB_AS_INDENT: 'Unexpected tab, expected spaces',
  TAG_RESOLVE_FAILED: 'A value cannot start with `!`: put the value in quotes',
  UNEXPECTED_TOKEN: 'This text does not fit here: correct the line, or put the value in quotes'
}

/** What is missing, by what the library says of it; it has one code for all of them. */
const missing: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/closing ['"]quote/, 'Unexpected end of a text in quotes, expected a closing quote'],
  [/end with a \]/, 'Unexpected end of a list in brackets, expected a closing `]`'],
  [/end with a \}/, 'Unexpected end of a part in braces, expected a closing `}`'],
  [/followed by map values/, 'Unexpected text without a colon, expected `name: value`'],
  [/Missing , /, 'Unexpected value without a comma before it, expected a comma'],
  [/space after :/, 'Unexpected text right after a colon, expected a space between them'],
  [
    /separated .* by white space/,
    'Unexpected text right beside another, expected a space between them'
  ],
  [
    /at node end/,
    'This text does not belong to the value before it: check the quotes and the spaces at the start of the line'
  ],
  [/without - indicator/, 'Unexpected text in a list, expected a line that starts with `- `']
]

/** What an error of the `yaml` library says in the words of our messages. */
export function describeYamlError(code: ErrorCode, detail: string): string {
  const found = missing.find(([pattern]) => pattern.test(detail))
  return (
    found?.[1] ??
    messages[code] ??
    `This cannot be read (${detail}): correct the line, or put the value in quotes`
  )
}
