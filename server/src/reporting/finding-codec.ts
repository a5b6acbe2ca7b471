import * as v from 'valibot'
import {absent, countSchema, decodeJson} from '../data/codec.js'
import type {EditRecord, FindingRecord, FixRecord, RelatedRecord} from './finding-record.js'
import {emptyOutcome, isAllIn, type Outcome} from './report.js'

const lines = {
  line: countSchema,
  column: countSchema,
  endLine: countSchema,
  endColumn: countSchema
}

const offsets = {offset: countSchema, endOffset: countSchema}

const editSchema: v.GenericSchema<unknown, EditRecord> = v.object({
  ...lines,
  ...offsets,
  text: v.string()
})

const fixSchema: v.GenericSchema<unknown, FixRecord> = v.object({
  title: v.string(),
  safety: v.picklist(['safe', 'unsafe']),
  edits: v.array(editSchema)
})

const relatedPlace = {message: v.string(), path: v.string()}

/** A place in a file whose text was not at hand has no lines. */
const relatedSchema: v.GenericSchema<unknown, RelatedRecord> = v.union([
  v.object({...relatedPlace, ...lines}),
  v.object(relatedPlace)
])

const suppressionSchema = v.pipe(
  v.object({kind: v.picklist(['comment', 'baseline']), reason: absent(v.string())}),
  v.transform(({kind, reason}) => ({kind, ...(reason !== undefined && {reason})}))
)

/**
 * Finding records as they come back from JSON, in a shard's report or in the cache: with their fields in the order in
 * which they are printed and no others. What is absent in a printed record may stand there as null.
 */
export const findingSchema: v.GenericSchema<unknown, FindingRecord> = v.pipe(
  v.object({
    path: v.string(),
    ...lines,
    ...offsets,
    ruleId: v.string(),
    severity: v.picklist(['info', 'warning', 'error']),
    message: v.string(),
    expected: v.array(v.string()),
    url: v.string(),
    fingerprint: v.string(),
    fix: absent(fixSchema),
    related: absent(v.array(relatedSchema)),
    suppression: absent(suppressionSchema)
  }),
  v.transform(({fix, related, suppression, ...record}) => ({
    ...record,
    ...(fix && {fix}),
    ...(related && related.length > 0 && {related}),
    ...(suppression && {suppression})
  }))
)

const outcomeSchema = v.tuple([v.array(findingSchema), v.array(findingSchema)])

/** Encodes what was found in an article, without its failures; empty where that was nothing, as it mostly is. */
export function encodeFindings({findings, suppressed}: Outcome): string {
  const isNothing = findings.length === 0 && suppressed.length === 0
  return isNothing ? '' : JSON.stringify([findings, suppressed])
}

/** Decodes what `encodeFindings` made of the article of a path; undefined for anything else. */
export function decodeFindings(json: string, path: string): Outcome | undefined {
  const outcome = decodeOutcome(json)
  return outcome && isAllIn(outcome, path) ? outcome : undefined
}

/** Decodes what `encodeFindings` made of files of any paths; undefined for anything else. */
export function decodeOutcome(json: string): Outcome | undefined {
  if (json === '') return emptyOutcome()
  const decoded = decodeJson(outcomeSchema, json)
  if (!decoded) return undefined
  const [findings, suppressed] = decoded
  return {...emptyOutcome(), findings, suppressed}
}
