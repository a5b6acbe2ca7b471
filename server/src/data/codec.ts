import * as v from 'valibot'
import type {Span} from '../base/span.js'

/**
 * Schemas and the one reader of JSON that comes from outside of the process: facts and findings from the cache and
 * from other shards, which strangers may have written. The schema of a value stands beside its type.
 */

/** Reads JSON by a schema; undefined for text that is no JSON or holds something else. */
export function decodeJson<Schema extends v.GenericSchema>(
  schema: Schema,
  json: string
): v.InferOutput<Schema> | undefined {
  const value = parseJson(json)
  if (value === undefined) return undefined
  const {success, output} = v.safeParse(schema, value, FIRST_ISSUE)
  return success ? output : undefined
}

/** Of a value that does not fit, one reason is enough. */
const FIRST_ISSUE = {abortEarly: true} as const

/** A value of JSON; undefined for text that is none. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** A whole number from 0 on: a UTF-16 offset, a line, or a number of things. */
export const countSchema: v.GenericSchema<number> = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0)
)

/** A stretch of a text, in UTF-16 offsets. */
export const spanSchema: v.GenericSchema<unknown, Span> = v.object({
  start: countSchema,
  end: countSchema
})

/** A value that may be absent: null and undefined are read as undefined. */
export function absent<Output>(
  schema: v.GenericSchema<unknown, Output>
): v.GenericSchema<unknown, Output | undefined> {
  return v.pipe(
    v.nullish(schema),
    v.transform(value => value ?? undefined)
  )
}
