/** A JSON array with one record a line. */
export function* formatJson(records: Iterable<object>): Iterable<string> {
  let separator = '[\n'
  for (const record of records) {
    yield separator + JSON.stringify(record)
    separator = ',\n'
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}

/** One JSON record a line. */
export function* formatJsonLines(records: Iterable<object>): Iterable<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`
}
