// Articles for the tests of the annotation editor's page.
import {article, mark} from './annotation-page.mjs'

/**
 * An article from text in which marks stand as `⟦kind name=value …|words⟧`. `entry`, `resolution`, `status`, `id` and
 * `continues` go to the mark itself.
 */
export function compose(written, more = {}) {
  let text = ''
  const marks = []
  const open = []
  for (const part of written.split(/(⟦[^|⟦⟧]*\||⟧)/)) {
    if (part === '⟧') {
      const last = open.pop() ?? 0
      marks[last] = {...marks[last], end: text.length}
    } else if (part.startsWith('⟦')) {
      const [kind, ...attributes] = part.slice(1, -1).trim().split(/\s+/)
      const given = Object.fromEntries(attributes.map(attribute => attribute.split('=')))
      open.push(marks.length)
      marks.push(
        mark(kind, text.length, text.length, {...propertiesOf(given), depth: open.length - 1})
      )
    } else text += part
  }
  return article(text, marks, more)
}

/** @param {Record<string, any>} given */
function propertiesOf({
  entry,
  deprecated,
  id = null,
  continues = null,
  resolution,
  status = null,
  ...rest
}) {
  return {
    id,
    continues,
    status,
    entry: entry ? {id: entry, name: entry, isDeprecated: deprecated !== undefined} : null,
    resolution: resolution ?? (entry ? 'name' : null),
    attributes: Object.entries(rest).map(([name, value]) => ({name, value}))
  }
}

/** An article with each look that a mark can have. */
export const TRUCE = compose(
  [
    '⟦place entry=Geneva|GENEVA⟧ – ⟦claim id=c1 speaker=de-mistura|The truce in ⟦place entry=Syria|Syria⟧ is still in force but “in great trouble”⟧, the ⟦actor entry=de-mistura|UN envoy⟧ said on Friday at the end of a week in which ⟦actor resolution=unresolved|the main opposition delegation⟧ walked out, ⟦claim continues=c1|and will be lost unless those who made it act fast⟧.',
    '⟦actor entry=de-mistura|Staffan de Mistura⟧ asked that ⟦claim id=c2 speaker=de-mistura|the ministers of the ⟦actor entry=issg|International ⟦place entry=Syria|Syria⟧ Support Group⟧ meet without delay, as ⟦claim id=c3|⟦actor entry=us|Washington⟧ had promised that ⟦claim id=c4|talks go on⟧⟧⟧. The agreement that ⟦actor entry=john-kerry|John Kerry⟧ and ⟦actor status=suggested entry=lavrov|Sergei Lavrov⟧ negotiated in February has been his strongest card.',
    'He spoke as planes returned to ⟦place entry=aleppo|Aleppo⟧. On no day since ⟦event|the truce began⟧ had ⟦place resolution=ambiguous|the city⟧ been bombed as heavily, the ⟦actor entry=sohr|Syrian Observatory for Human Rights⟧ said. The ⟦place entry=castello-road deprecated=yes|Castello Road⟧, the last way into ⟦place status=suggested|the rebel-held east⟧, lay under fire as well.',
    'Moscow and Tehran disagreed. The operations around the old town are an answer to “provocations” by a branch of ⟦actor entry=al-qaeda|Al-Qaeda⟧, the ministry maintains.'
  ].join('\n\n'),
  {
    header: [
      {name: 'title', value: 'Truce in trouble, envoy says'},
      {name: 'source', value: 'Example News Agency'},
      {name: 'date', value: '2016-04-22'},
      {name: 'language', value: 'en'}
    ]
  }
)

/** Findings of the article. */
export const FINDINGS = [
  finding(
    'Moscow',
    'warning',
    'untagged-mention',
    'Moscow is a name of the glossary without a tag',
    ['Mark “Moscow” as place']
  ),
  finding(
    'had promised that',
    'error',
    'claim-speaker',
    'Unexpected claim without a speaker, expected one',
    []
  )
]

function finding(words, severity, rule, message, fixes) {
  const start = TRUCE.text.indexOf(words)
  return {start, end: start + words.length, severity, rule, message, fixes}
}
