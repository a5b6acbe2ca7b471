import * as v from 'valibot'
import type {Span} from '../../base/span.js'
import {absent, countSchema, decodeJson, spanSchema} from '../../data/codec.js'
import type {Directive, DirectiveRule} from '../directives.js'
import type {ArticleFacts, ClaimReference, NameUse} from './facts.js'

/**
 * Encodes the facts of one article as one line of JSON: an array in place of an object, and spans and claims as bare
 * numbers, a tenth of what the facts take as objects. The path is left out, as whoever keeps facts knows whose they are.
 */
export function encodeFacts(facts: Omit<ArticleFacts, 'path'>): string {
  const {id, idSpan, date, language, claims, references, names, entries, textHash, directives} =
    facts
  return JSON.stringify([
    textHash ?? null,
    id,
    [idSpan.start, idSpan.end],
    date ?? null,
    language ?? null,
    [...claims].flatMap(([claim, {start, end}]) => [claim, start, end]),
    references.map(encodeReference),
    names.map(encodeName),
    entries,
    directives
  ])
}

function encodeReference({article, claim, relation, from, span}: ClaimReference): unknown[] {
  return [article, claim, relation, from ?? null, span.start, span.end]
}

function encodeName({kind, name, ref, span, count}: NameUse): unknown[] {
  return [kind, name, ref ?? null, span.start, span.end, count]
}

/** Decodes what `encodeFacts` made of the article of a path; undefined for anything else, as a stranger may have written it. */
export function decodeFacts(path: string, line: string): ArticleFacts | undefined {
  const facts = decodeJson(factsSchema, line)
  return facts && {path, ...facts}
}

/** The same from JSON that is parsed already. */
export function readFacts(path: string, value: unknown): ArticleFacts | undefined {
  const {success, output} = v.safeParse(factsSchema, value)
  return success ? {path, ...output} : undefined
}

const referenceSchema: v.GenericSchema<unknown, ClaimReference> = v.pipe(
  v.tuple([v.string(), v.string(), v.string(), absent(v.string()), countSchema, countSchema]),
  v.transform(([article, claim, relation, from, start, end]) => ({
    article,
    claim,
    relation,
    from,
    span: {start, end}
  }))
)

const nameSchema: v.GenericSchema<unknown, NameUse> = v.pipe(
  v.tuple([v.string(), v.string(), absent(v.string()), countSchema, countSchema, countSchema]),
  v.transform(([kind, name, ref, start, end, count]) => ({
    kind,
    name,
    ref,
    span: {start, end},
    count
  }))
)

/** Ids and spans of claims in one flat array of three items each. */
const claimsSchema: v.GenericSchema<unknown, ReadonlyMap<string, Span>> = v.pipe(
  v.array(v.union([v.string(), countSchema])),
  v.check(
    items =>
      items.length % 3 === 0 &&
      items.every((item, index) => (typeof item === 'string') === (index % 3 === 0))
  ),
  v.transform(items => {
    const claims = new Map<string, Span>()
    for (let at = 0; at < items.length; at += 3)
      claims.set(String(items[at]), {start: Number(items[at + 1]), end: Number(items[at + 2])})
    return claims
  })
)

const namedSpan = {id: v.string(), span: spanSchema}

const removableSchema = v.object({...namedSpan, removal: absent(spanSchema)})

const directiveRuleSchema: v.GenericSchema<unknown, DirectiveRule> = v.object({
  ...namedSpan,
  removal: absent(spanSchema),
  scope: absent(spanSchema),
  partner: absent(removableSchema)
})

const directiveSchema: v.GenericSchema<unknown, Directive> = v.object({
  form: v.picklist(['line', 'next-line', 'start', 'end', 'file', 'unknown']),
  name: v.object(namedSpan),
  span: spanSchema,
  removal: absent(spanSchema),
  rules: v.array(directiveRuleSchema),
  reason: absent(v.string())
})

const factsSchema: v.GenericSchema<unknown, Omit<ArticleFacts, 'path'>> = v.pipe(
  v.tuple([
    absent(v.string()),
    v.string(),
    v.tuple([countSchema, countSchema]),
    absent(v.string()),
    absent(v.string()),
    claimsSchema,
    v.array(referenceSchema),
    v.array(nameSchema),
    v.array(v.string()),
    v.array(directiveSchema)
  ]),
  v.transform(
    ([
      textHash,
      id,
      [start, end],
      date,
      language,
      claims,
      references,
      names,
      entries,
      directives
    ]) => ({
      id,
      idSpan: {start, end},
      date,
      language,
      claims,
      references,
      names,
      entries,
      textHash,
      directives
    })
  )
)
