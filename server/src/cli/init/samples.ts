/** A first article in one language, and the names in it. */
export interface Sample {
  readonly title: string
  readonly source: string
  readonly body: string
  /** What the person in it does. */
  readonly office: string
  readonly union: string
  /** How the article calls it. */
  readonly unionAlias: string
}

/** A first article in a language, and the language it is in: English where there is none of its own. */
export function sampleFor(language: string): {readonly language: string; readonly sample: Sample} {
  const [base = ''] = language.split('-')
  const own = SAMPLES.get(base)
  return own ? {language, sample: own} : {language: 'en', sample: ENGLISH}
}

const ENGLISH: Sample = {
  title: 'Bridge to open again',
  source: 'Example Wire',
  office: 'mayor of Norbury',
  union: 'Dockers’ Union',
  unionAlias: 'the dockers’ union',
  body: `:actor[Ana Lindqvist], the mayor of :place[Norbury], said on Thursday that
:claim[the bridge “will be open to everyone by Friday”]{#c1 speaker=ana-lindqvist quote=mixed}.

:actor[The dockers’ union] replied that :claim[the repairs are far from done]{#c2 speaker=dockers-union rebuts=c1}.
`
}

const SAMPLES: ReadonlyMap<string, Sample> = new Map([
  ['en', ENGLISH],
  [
    'de',
    {
      title: 'Brücke soll wieder öffnen',
      source: 'Beispielbote',
      office: 'Bürgermeisterin von Norbury',
      union: 'Gewerkschaft der Hafenarbeiter',
      unionAlias: 'die Gewerkschaft der Hafenarbeiter',
      body: `:actor[Ana Lindqvist], die Bürgermeisterin von :place[Norbury], sagte am Donnerstag,
:claim[die Brücke sei „bis Freitag für alle wieder offen“]{#c1 speaker=ana-lindqvist quote=mixed}.

:actor[Die Gewerkschaft der Hafenarbeiter] entgegnete, :claim[die Arbeiten seien noch lange nicht fertig]{#c2 speaker=dockers-union rebuts=c1}.
`
    }
  ],
  [
    'fr',
    {
      title: 'Le pont doit rouvrir',
      source: 'Le Fil d’exemple',
      office: 'maire de Norbury',
      union: 'Syndicat des dockers',
      unionAlias: 'le syndicat des dockers',
      body: `:actor[Ana Lindqvist], maire de :place[Norbury], a dit jeudi que
:claim[le pont « sera ouvert à tous d’ici vendredi »]{#c1 speaker=ana-lindqvist quote=mixed}.

:actor[Le syndicat des dockers] a répondu que :claim[les travaux sont loin d’être finis]{#c2 speaker=dockers-union rebuts=c1}.
`
    }
  ],
  [
    'es',
    {
      title: 'El puente volverá a abrir',
      source: 'El Hilo de ejemplo',
      office: 'alcaldesa de Norbury',
      union: 'Sindicato de estibadores',
      unionAlias: 'el sindicato de estibadores',
      body: `:actor[Ana Lindqvist], alcaldesa de :place[Norbury], dijo el jueves que
:claim[el puente «estará abierto para todos el viernes»]{#c1 speaker=ana-lindqvist quote=mixed}.

:actor[El sindicato de estibadores] respondió que :claim[las obras están lejos de terminar]{#c2 speaker=dockers-union rebuts=c1}.
`
    }
  ]
])
