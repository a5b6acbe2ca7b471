/** One of the tables of an export: what its rows are, and what their columns hold. */
export interface Table {
  readonly name: string
  readonly description: string
  readonly columns: readonly Column[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys: readonly ForeignKey[]
}

/** A column. The types are those of Frictionless Table Schema; arrays and objects are JSON in CSV. */
export interface Column {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object'
  readonly description: string
}

/** Columns whose values, where there are any, are those of some row of another table. */
export interface ForeignKey {
  readonly columns: readonly string[]
  readonly table: string
  readonly references: readonly string[]
}

/** A row: a value for each column, null for none. */
export type Row = Readonly<Record<string, Cell>>

/** A value in a row. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | readonly unknown[]
  | Readonly<Record<string, unknown>>
