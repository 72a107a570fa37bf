export const ROOT: string
export const BIN: string
