interface Sample {
  realMs: number
  businessMs: number
}

const KEEP_MS = 6 * 60_000

/**
 * Which business time it was some real seconds ago. "Late by real seconds" is told with it, whatever the clock did
 * meanwhile: one that races, slows down or stands makes nothing late by itself.
 */
export class BusinessPast {
  private readonly samples: Sample[] = []

  note(sample: Sample): void {
    this.samples.push(sample)
    while ((this.samples[0]?.realMs ?? sample.realMs) < sample.realMs - KEEP_MS) this.samples.shift()
  }

  /** Business time at that real instant; undefined when nobody had looked at the clock yet. */
  at(realMs: number): number | undefined {
    return this.samples.findLast((one) => one.realMs <= realMs)?.businessMs
  }

  /** Business time at the first look, or at that real instant if it is later. */
  since(realMs: number): number | undefined {
    return this.at(realMs) ?? this.samples[0]?.businessMs
  }
}
