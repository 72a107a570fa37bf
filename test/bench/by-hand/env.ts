import { z } from 'zod'

const port = z.coerce.number().int()
const Env = z.object({
  BY_HAND_DB: z.string(),
  BY_HAND_SERVER_PORT: port,
  BY_HAND_WORKER_PORT: port,
  TEMPORAL_ADDRESS: z.string(),
  TEMPORAL_NAMESPACE: z.string(),
  TWILIO_BASE_URL: z.url(),
  TWILIO_ACCOUNT_SID: z.string(),
  TWILIO_AUTH_TOKEN: z.string(),
  VOICE_BASE_URL: z.url(),
  VOICE_SECRET: z.string(),
})
export type ByHandEnv = z.infer<typeof Env>
export const readEnv = (): ByHandEnv => Env.parse(process.env)
