import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65_535)
const given = <T extends z.ZodType>(schema: T) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional())

const Env = z.object({
  PARCOURS_DATA: z.string().min(1),
  PARCOURS_DB: z.string().min(1),
  PARCOURS_DEMO: z.enum(['0', '1']).default('0'),
  PARCOURS_CLOCK: z.enum(['wall', 'demo']).default('wall'),
  PARCOURS_CLOCK_FACTOR: z.coerce.number().positive().default(1440),
  /** Business instant at which an accelerated clock starts, ISO; else the coming Monday at 07:30 in Paris. */
  PARCOURS_CLOCK_START: given(z.iso.datetime({ offset: true })),
  DESK_PORT: port,
  PUBLIC_PORT: port,
  PUBLIC_URL: z.url(),
  SANDBOX_PORT: given(port),
  SANDBOX_CHANNELS: z.string().default(''),
  TEMPORAL_NAMESPACE: z.string().default('parcours'),
  TEMPORAL_UI_URL: given(z.url()),
  WEBHOOK_SECRET: z.string().min(8),
  LINK_SECRET: z.string().min(8),
  TWILIO_AUTH_TOKEN: z.string().min(8),
  VOICE_SECRET: z.string().min(8),
  EMAIL_WEBHOOK_SECRET: z.string().min(8),
  WEB_DIST: given(z.string()),
  /** Told of every incident that opens or ends: by a signed POST, by mail. */
  INCIDENT_WEBHOOK_URL: given(z.url()).optional(),
  INCIDENT_EMAIL_TO: given(z.email()).optional(),
  SMTP_URL: given(z.string()).optional(),
  EMAIL_FROM: given(z.string()).optional(),
  /** Base address of an OTLP/HTTP receiver; absent: no traces. */
  OTEL_EXPORTER_OTLP_ENDPOINT: given(z.url()).optional(),
  OTEL_SERVICE_NAME: given(z.string()).optional(),
})
export type ServerEnv = z.infer<typeof Env>

/** Reads the environment once; every fault is named. */
export const readEnv = (raw: NodeJS.ProcessEnv): ServerEnv => Env.parse(raw)
