/** The colours that formats use; each gives its text back unchanged where colours are off. */
export interface Colours {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly underline: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly blue: (text: string) => string
  readonly green: (text: string) => string
}

/** No colours. */
export const noColours: Colours = {
  bold: same,
  dim: same,
  underline: same,
  red: same,
  yellow: same,
  blue: same,
  green: same
}

function same(text: string): string {
  return text
}

/** The colour of each severity. */
export const severityColour = {error: 'red', warning: 'yellow', info: 'blue'} as const
