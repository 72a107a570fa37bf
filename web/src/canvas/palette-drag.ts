const MIME = 'application/x-parcours-node'

export function startDrag(transfer: DataTransfer, type: string): void {
  transfer.setData(MIME, type)
  transfer.effectAllowed = 'copy'
}

/** Node type of a palette line that is dropped; null for anything else. */
export const draggedType = (transfer: DataTransfer): string | null => transfer.getData(MIME) || null
