import * as v from 'valibot'

/** Which article a text of an export is, and what its front matter says. */
export interface BratText {
  /** The name of its files without `.txt` and `.ann`. */
  readonly file: string
  /** The path of the article in its project. */
  readonly path: string
  readonly id: string
  readonly 'text-sha256': string
  readonly metadata: Readonly<Record<string, string>>
}

/**
 * The file that keeps the annotations of a text as they were exported, by which an import tells what was changed since. Brat does
 * not show folders whose name begins with a dot.
 */
export function exportedFile(file: string): string {
  return `.newsmark/${file}.ann`
}

/** Writes the file that stands beside an export to brat, so that it finds back to its articles. */
export function writeManifest(texts: readonly BratText[], generator: string): string {
  const lines = texts.map(text => `    ${JSON.stringify(text)}`)
  return `{
  "format": "brat",
  "generator": ${JSON.stringify(generator)},
  "offsets": "Unicode code points of the .txt files, from 0; ends are exclusive",
  "texts": [
${lines.join(',\n')}
  ]
}
`
}

/**
 * Whether a path of such a file, which may come from anybody, can be that of an article: it leads into no other folder and none
 * that is hidden, ends as texts do, and is one on every system.
 */
export function isArticlePath(path: string): boolean {
  return /\.(?:txt|text|md)$/i.test(path) && path.split('/').every(isPlainName)
}

function isPlainName(name: string): boolean {
  return (
    !/^\.|[. ]$|[\p{Cc}<>:"|?*\\]/u.test(name) &&
    name !== '' &&
    !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
  )
}

/** Reads such a file; undefined for anything else. */
export function readManifest(text: string): readonly BratText[] | undefined {
  try {
    const {success, output} = v.safeParse(MANIFEST, JSON.parse(text))
    return success ? output.texts : undefined
  } catch {
    return undefined
  }
}

const MANIFEST = v.object({
  format: v.literal('brat'),
  texts: v.array(
    v.object({
      file: v.string(),
      path: v.string(),
      id: v.string(),
      'text-sha256': v.string(),
      metadata: v.record(v.string(), v.string())
    })
  )
})
