import type {Codebook} from '../../codebook/codebook.js'
import type {Glossary} from '../../glossary/glossary.js'
import {bratNames} from './brat-document.js'

/**
 * Brat's `tools.conf`: one line of the text a line of the screen, and the glossary as what spans are normalised to. Brat looks
 * names up in the data base that its `norm_db_init.py` makes of `writeNames`.
 */
export const TOOLS: string = [
  '[options]',
  'Tokens\ttokenizer:whitespace',
  'Sentences\tsplitter:newline',
  'Annotation-log\tlogfile:<NONE>',
  '',
  '[search]',
  '',
  '[annotators]',
  '',
  '[disambiguators]',
  '',
  '[normalization]',
  `# Make the data base with brat's tools/norm_db_init.py of ${bratNames.glossary}.tsv, and put it into its work folder.`,
  `${bratNames.glossary}\tDB:${bratNames.glossary}, <URL>:about:blank`,
  `${bratNames.byName}\tDB:${bratNames.glossary}, <URL>:about:blank`,
  ''
].join('\n')

/** Writes brat's `visual.conf`: the labels and colours of kinds. */
export function writeVisuals({kinds}: Codebook): string {
  const lines = [
    '[labels]',
    ...Array.from(kinds.values(), ({name, label}) => `${name} | ${plain(label)}`),
    '',
    '[drawing]',
    ...Array.from(kinds.values()).flatMap(({name, unit}) => {
      const color = COLORS[name] ?? (unit === 'claim' ? COLORS['claim'] : undefined)
      return color === undefined ? [] : [`${name}\tbgColor:${color}`]
    }),
    'SPAN_DEFAULT\tfgColor:black, bgColor:#e0e0e0, borderColor:darken',
    'ARC_DEFAULT\tcolor:black, arrowHead:triangle-5',
    'ATTRIBUTE_DEFAULT\tglyph:*',
    ''
  ]
  return lines.join('\n')
}

const COLORS: Readonly<Record<string, string>> = {
  actor: '#9ecae1',
  place: '#a1d99b',
  claim: '#fdd49e'
}

/**
 * Writes all entries of a glossary for `norm_db_init.py`: the id, a tab, and behind tabs each name with its kind, and the type.
 * Ids that brat cannot name are left out.
 */
export function writeNames({entries}: Glossary): string {
  const lines: string[] = []
  for (const {id, kind, names, fields} of entries.values()) {
    if (!/^\S+$/.test(id)) continue
    const type = fields.get('type')?.values[0]?.text
    const said = [
      ...new Set(names.map(({text}) => `name:${kind}:${plain(text)}`)),
      ...(type === undefined ? [] : [`attr:type:${plain(type)}`])
    ]
    lines.push(`${[id, ...said].join('\t')}\n`)
  }
  return lines.join('')
}

/** A text without what ends a field of brat's files. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\s|]+/gu, ' ').trim()
}
