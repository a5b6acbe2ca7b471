import type {Attribute, Codebook, Kind} from '../../server/src/codebook/codebook.js'

/** A codebook in Markdown: every kind with its attributes, fields and codes. */
export function codebookTables({kinds}: Codebook): string {
  return [...kinds.values()].map(kindSection).join('\n\n')
}

function kindSection(kind: Kind): string {
  const {name, description, attributes, fields} = kind
  const lists = [...attributes.values(), ...fields.values()]
    .filter(({codes, also}) => codes.size + also.size > 0)
    .map(attribute => valueList(attribute, fields.get(attribute.name) === attribute))
  const parts = [
    `### \`${name}\``,
    [description, ...factsOf(kind)].join('\n'),
    table('attribute', attributes),
    ...(fields.size > 0 ? ['The fields of its entries:', table('field', fields)] : []),
    ...lists
  ]
  return parts.join('\n\n')
}

function factsOf({unit, section, contains}: Kind): readonly string[] {
  const facts = [`It is a ${unit}.`]
  if (section) facts.push(`Its entries stand under \`${section}\`.`)
  if (contains.size > 0) facts.push(`It may contain ${quoteAll(contains)}.`)
  return facts
}

function table(heading: string, attributes: ReadonlyMap<string, Attribute>): string {
  const rows = [...attributes.values()].map(
    attribute => `| \`${attribute.name}\` | ${typeOf(attribute)} | ${attribute.description} |`
  )
  return [`| ${heading} | type | meaning |`, '|---|---|---|', ...rows].join('\n')
}

/** The type in words, as `entry (actor), many, required`. */
function typeOf({type, of, many, mentions, required}: Attribute): string {
  const kinds = of.size > 0 ? ` (${[...of].join(', ')})` : ''
  const traits = Object.entries({many, mentions, required}).filter(([, holds]) => holds)
  return [`${type}${kinds}`, ...traits.map(([trait]) => trait)].join(', ')
}

/** The values that can be listed: codes, and what is accepted besides the type. */
function valueList({name, codes, also}: Attribute, isField: boolean): string {
  const rows = [
    ...[...codes.values()].map(({name: code, definition}) => `| \`${code}\` | ${definition} |`),
    ...[...also].map(([value, meaning]) => `| \`${value}\` | ${meaning} |`)
  ]
  const thing = `the ${isField ? 'field' : 'attribute'} \`${name}\``
  const heading = codes.size > 0 ? `Codes of ${thing}:` : `What ${thing} takes besides:`
  return [heading, '', '| value | meaning |', '|---|---|', ...rows].join('\n')
}

function quoteAll(names: Iterable<string>): string {
  return [...names].map(name => `\`${name}\``).join(', ')
}
