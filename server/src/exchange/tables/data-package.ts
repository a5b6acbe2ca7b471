import type {Table} from './table.js'
import {TABLES, type Tables} from './tables.js'

/**
 * Describes the tables as a Frictionless Data Package (version 1): types, keys, and what offsets count. It says nothing of
 * licences, as those of texts and annotations may differ. `withoutText`: the texts are not beside them.
 */
export function writeDataPackage(tables: Tables, generator: string, withoutText = false): string {
  const list = TABLES.map(name => tables[name])
  return `${JSON.stringify(
    {
      profile: 'data-package',
      name: 'newsmark-tables',
      generator,
      offsets: {
        text: withoutText ? NO_TEXTS : TEXTS,
        start_utf16: 'UTF-16 code units from 0',
        end_utf16: 'UTF-16 code units from 0, exclusive',
        start_cp: 'Unicode code points from 0',
        end_cp: 'Unicode code points from 0, exclusive'
      },
      resources: [...list.map(csvResource), ...list.map(jsonLinesResource)]
    },
    null,
    2
  )}\n`
}

const TEXTS = 'The files in texts/, in UTF-8 with LF and without a byte order mark of their own.'
const NO_TEXTS =
  'The text of each article with LF, which is not here: text_sha256 is its SHA-256 in UTF-8.'

function csvResource(table: Table): object {
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    path: `${table.name}.csv`,
    description: table.description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: {
      delimiter: ',',
      quoteChar: '"',
      doubleQuote: true,
      lineTerminator: '\n',
      header: true
    },
    schema: schemaOf(table)
  }
}

function jsonLinesResource({name, description}: Table): object {
  return {
    profile: 'data-resource',
    name: `${name}-json-lines`,
    path: `${name}.jsonl`,
    description: `${description} The same rows as in ${name}.csv, one JSON object a line.`,
    format: 'jsonl',
    mediatype: 'application/jsonl',
    encoding: 'utf-8'
  }
}

/**
 * The schema of a table. Validators take a foreign key of which one field is empty and another not for broken, as Table Schema
 * knows none that is optional in part: such keys stand under `links`, in the same form.
 */
function schemaOf({columns, primaryKey, foreignKeys}: Table): object {
  const required = new Set(primaryKey)
  const isWhole = ({columns: fields}: Table['foreignKeys'][number]): boolean =>
    fields.length === 1 || fields.every(field => required.has(field))
  return {
    fields: columns.map(({name, type, description}) => ({
      name,
      type,
      description,
      ...(required.has(name) && {constraints: {required: true}})
    })),
    missingValues: [''],
    primaryKey,
    ...keysUnder('foreignKeys', foreignKeys.filter(isWhole)),
    ...keysUnder(
      'links',
      foreignKeys.filter(key => !isWhole(key))
    )
  }
}

/** Keys under a name; nothing for none, as the profile of a schema allows no empty list. */
function keysUnder(name: string, keys: Table['foreignKeys']): object {
  if (keys.length === 0) return {}
  return {
    [name]: keys.map(({columns: fields, table, references}) => ({
      fields,
      reference: {resource: table, fields: references}
    }))
  }
}
