export class Stop extends Error {}
export function say(subject: string, text: string): void
export function step(subject: string, doing: string, work: () => Promise<string | void>): Promise<void>
export function reportFailure(error: unknown): void
