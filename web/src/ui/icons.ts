import {
  AlarmClock, Archive, ArrowRightLeft, BadgeCheck, Ban, Banknote, Bell, Bot, Box, Calculator, CalendarCheck,
  CalendarClock, CalendarDays, CircleDot, CircleStop, Clock, CreditCard, Diamond, Euro, Eye, FileText, Filter, Flag, Gauge,
  GitBranch, GitMerge, Hand, HandCoins, Handshake, Hourglass, Inbox, Landmark, LogIn, Mail, MessageSquare, MessageSquareText,
  Merge, Milestone, Percent, Phone, PhoneCall, Play, Radio, Route, Scale, ScanSearch, Send, Shield, ShieldCheck, Shuffle, Split,
  Square, Star, Tag, Timer, TrendingUp, User, UserRound, UserRoundCog, Users, Wallet, Webhook, Workflow, Zap,
  type LucideIcon,
} from 'lucide-react'

/**
 * Icons that a node's manifest may name (lucide's kebab-case names). A closed list keeps the whole set of
 * 1,700 out of the build; a name outside it is drawn as a box.
 */
const NODE_ICONS: Readonly<Record<string, LucideIcon>> = {
  'alarm-clock': AlarmClock, archive: Archive, 'arrow-right-left': ArrowRightLeft, 'badge-check': BadgeCheck, ban: Ban,
  banknote: Banknote, bell: Bell, bot: Bot, box: Box, calculator: Calculator, 'calendar-check': CalendarCheck,
  'calendar-clock': CalendarClock, 'calendar-days': CalendarDays, 'circle-dot': CircleDot, 'circle-stop': CircleStop,
  clock: Clock, 'credit-card': CreditCard, diamond: Diamond, euro: Euro, eye: Eye, 'file-text': FileText, filter: Filter,
  flag: Flag, gauge: Gauge, 'git-branch': GitBranch, 'git-merge': GitMerge, hand: Hand, 'hand-coins': HandCoins,
  handshake: Handshake, hourglass: Hourglass, inbox: Inbox, landmark: Landmark, 'log-in': LogIn, mail: Mail, merge: Merge,
  'message-square': MessageSquare, 'message-square-text': MessageSquareText, milestone: Milestone, percent: Percent, phone: Phone,
  'phone-call': PhoneCall, play: Play, radio: Radio, route: Route, scale: Scale, 'scan-search': ScanSearch, send: Send, shield: Shield,
  'shield-check': ShieldCheck, shuffle: Shuffle, split: Split, square: Square, star: Star, tag: Tag, timer: Timer,
  'trending-up': TrendingUp, user: User, 'user-round': UserRound, 'user-round-cog': UserRoundCog, users: Users,
  wallet: Wallet, webhook: Webhook, workflow: Workflow, zap: Zap,
}

export const iconNamed = (name: string): LucideIcon => NODE_ICONS[name] ?? Box
