import { notifyError } from '../../../lib/notify.ts'
import { api } from '../../../lib/trpc.ts'

/** Hands the canonical text of the stored draft to the browser as a file. */
export async function exportJourney(journeyId: string): Promise<void> {
  try {
    const { fileName, text } = await api.journeys.export.query({ journeyId })
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: fileName })
    link.click()
    URL.revokeObjectURL(url)
  } catch (error) {
    notifyError(error)
  }
}
