import type {Attribute, Codebook, Kind} from '../../codebook/codebook.js'
import {type AttributeColumn, attributeColumns} from './attribute-columns.js'
import type {Column, Table} from './table.js'

/** The tables of a project, with the columns that its codebook gives them. */
export interface Tables {
  readonly mentions: TableWithAttributes
  readonly claims: TableWithAttributes
  readonly relations: Table
  readonly articles: Table
  readonly entries: TableWithAttributes
}

/** A table of which some columns come from the codebook. */
export interface TableWithAttributes extends Table {
  readonly attributes: readonly AttributeColumn[]
}

/** Their names, in the order in which they are listed. */
export const TABLES = ['mentions', 'claims', 'relations', 'articles', 'entries'] as const

/** Makes the tables for a codebook. */
export function tablesFor(codebook: Codebook): Tables {
  return {
    mentions: mentionsFor(codebook),
    claims: claimsFor(codebook),
    relations: RELATIONS,
    articles: ARTICLES,
    entries: entriesFor(codebook)
  }
}

function column(name: string, type: Column['type'], description: string): Column {
  return {name, type, description}
}

const ARTICLE = column('article', 'string', 'The path of the article, relative to the project.')
const UTF16 = 'into the text of the article, in UTF-16 code units, as JavaScript and Java count'
const CODE_POINTS = 'into the text of the article, in Unicode code points, as Python and R count'

const PLACE: readonly Column[] = [
  column(
    'text',
    'string',
    'The words from the start to the end, those between fragments included.'
  ),
  column('start_utf16', 'integer', `The first offset ${UTF16}.`),
  column('end_utf16', 'integer', `The offset behind the last one ${UTF16}.`),
  column('start_cp', 'integer', `The first offset ${CODE_POINTS}.`),
  column('end_cp', 'integer', `The offset behind the last one ${CODE_POINTS}.`),
  column(
    'fragments',
    'array',
    'The marked words: start_utf16, end_utf16, start_cp, end_cp and text of each.'
  )
]

const ALL = column(
  'attributes',
  'object',
  'All attributes of the tag by name, also those without a column.'
)

/** What has columns of its own, or holds fragments together. */
function isBuiltIn({name}: Attribute): boolean {
  return name === 'id' || name === 'continues'
}

const MENTION: readonly Column[] = [
  ARTICLE,
  column(
    'mention',
    'integer',
    'The number of the tag in its article, from 1 on; shared with claims.'
  ),
  column('id', 'string', 'The id of the tag in its article.'),
  column('kind', 'string', 'What is marked, as actor or place.'),
  ...PLACE,
  column('entry', 'string', 'The entry of the glossary that is meant, where it is a single one.'),
  column('entries', 'array', 'All entries that are meant.'),
  column('entry_name', 'string', 'The name of the entry.'),
  column(
    'resolution',
    'string',
    'How the entry was found: ref, several, none, name, ambiguous or unresolved; nothing for kinds without entries.'
  )
]

function mentionsFor(codebook: Codebook): TableWithAttributes {
  const isMention = ({unit}: Kind): boolean => unit !== 'claim'
  const fixed = [...MENTION, ALL]
  const attributes = attributeColumns(codebook, isMention, 'attributes', fixed, isBuiltIn)
  return {
    name: 'mentions',
    description: 'One row for each actor, place or other thing that is marked, but for claims.',
    columns: [...MENTION, ...attributes, ALL],
    primaryKey: ['article', 'mention'],
    foreignKeys: [
      {columns: ['article'], table: 'articles', references: ['path']},
      {columns: ['entry'], table: 'entries', references: ['id']}
    ],
    attributes
  }
}

const CLAIM: readonly Column[] = [
  ARTICLE,
  column(
    'claim',
    'integer',
    'The number of the tag in its article, from 1 on; shared with mentions.'
  ),
  column('row', 'integer', 'The number of the row among those of the claim.'),
  column('rows', 'integer', 'How many rows the claim has: count each 1/rows to count claims.'),
  column('id', 'string', 'The id of the claim in its article.'),
  column('kind', 'string', 'What is marked, as claim.'),
  ...PLACE,
  column(
    'speaker',
    'string',
    'Who says it, as written: an entry, a mention of the article, author or the like.'
  ),
  column('speaker_entry', 'string', 'The entry of the glossary that speaks.'),
  column('speaker_name', 'string', 'The name of that entry.'),
  column('speaker_mention', 'integer', 'The number of the mention of the article that speaks.'),
  column('topic', 'string', 'What it is about: the issue or category.')
]

function claimsFor(codebook: Codebook): TableWithAttributes {
  const fixed = [...CLAIM, ALL]
  const attributes = attributeColumns(
    codebook,
    ({unit}) => unit === 'claim',
    'attributes',
    fixed,
    attribute =>
      isBuiltIn(attribute) ||
      ['speaker', 'topic'].includes(attribute.name) ||
      attribute.type === 'claim'
  )
  return {
    name: 'claims',
    description: 'One row for each speaker and topic of each claim.',
    columns: [...CLAIM, ...attributes, ALL],
    primaryKey: ['article', 'claim', 'row'],
    foreignKeys: [
      {columns: ['article'], table: 'articles', references: ['path']},
      {columns: ['speaker_entry'], table: 'entries', references: ['id']},
      {
        columns: ['article', 'speaker_mention'],
        table: 'mentions',
        references: ['article', 'mention']
      }
    ],
    attributes
  }
}

const RELATIONS: Table = {
  name: 'relations',
  description: 'One row for each claim that a tag names.',
  columns: [
    ARTICLE,
    column('relation', 'integer', 'The number of the relation in its article, from 1 on.'),
    column('type', 'string', 'The attribute that names the other claim, as supports or rebuts.'),
    column('from_claim', 'integer', 'The number of the claim that names the other one.'),
    column('from_id', 'string', 'The id of the tag that names the other one.'),
    column('to', 'string', 'The other claim, as written.'),
    column('to_article_id', 'string', 'The id of its article.'),
    column('to_id', 'string', 'Its id in that article.'),
    column('to_claim', 'integer', 'Its number, where it stands in the same article.')
  ],
  primaryKey: ['article', 'relation'],
  foreignKeys: [
    {columns: ['article'], table: 'articles', references: ['path']},
    {columns: ['article', 'from_claim'], table: 'claims', references: ['article', 'claim']},
    {columns: ['article', 'to_claim'], table: 'claims', references: ['article', 'claim']}
  ]
}

const ARTICLES: Table = {
  name: 'articles',
  description: 'One row for each article.',
  columns: [
    column('path', 'string', 'The path of the article, relative to the project.'),
    column('id', 'string', 'The id by which other articles name this one.'),
    column('title', 'string', 'The title.'),
    column('source', 'string', 'The agency, paper or site.'),
    column('date', 'string', 'The date, as ISO 8601 or EDTF.'),
    column('language', 'string', 'The language, as BCP 47.'),
    column(
      'text_file',
      'string',
      'The text beside the tables, in UTF-8 with LF: all offsets count in it.'
    ),
    column('text_sha256', 'string', 'The SHA-256 of that text.'),
    column('length_utf16', 'integer', 'The length of the text in UTF-16 code units.'),
    column('length_cp', 'integer', 'The length of the text in Unicode code points.'),
    column('mentions', 'integer', 'How many mentions it has.'),
    column('claims', 'integer', 'How many claims it has.'),
    column('metadata', 'object', 'All fields of the front matter that hold one value.')
  ],
  primaryKey: ['path'],
  foreignKeys: []
}

const ENTRY: readonly Column[] = [
  column('id', 'string', 'The id of the entry.'),
  column('kind', 'string', 'The kind of tag that refers to it.'),
  column('name', 'string', 'Its name.'),
  column('aliases', 'array', 'Its other names.')
]

const FIELDS = column(
  'fields',
  'object',
  'All fields of the entry by name, each as a list of texts.'
)

function entriesFor(codebook: Codebook): TableWithAttributes {
  const attributes = attributeColumns(
    codebook,
    ({unit}) => unit === 'mention',
    'fields',
    [...ENTRY, FIELDS],
    ({name, type}) => name === 'name' || type === 'alias'
  )
  return {
    name: 'entries',
    description:
      'One row for each entry of the glossary that the articles name, and for those that these name.',
    columns: [...ENTRY, ...attributes, FIELDS],
    primaryKey: ['id'],
    foreignKeys: [],
    attributes
  }
}
