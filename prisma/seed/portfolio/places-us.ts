/** Where an American lives: ZIP code and town, and the area code of the telephone. */
export type AmericanPlace = readonly [zip: string, town: string, areaCode: string]

/** One for each person of the small agency portfolio. The last two kept a number of another zone when they moved. */
export const AMERICAN_PLACES: readonly AmericanPlace[] = [
  ['10025', 'New York, NY', '212'], ['11201', 'Brooklyn, NY', '718'], ['02118', 'Boston, MA', '617'], ['19103', 'Philadelphia, PA', '215'],
  ['30309', 'Atlanta, GA', '404'], ['33130', 'Miami, FL', '305'], ['28202', 'Charlotte, NC', '704'], ['43215', 'Columbus, OH', '614'],
  ['60614', 'Chicago, IL', '312'], ['55403', 'Minneapolis, MN', '612'], ['77002', 'Houston, TX', '713'], ['78701', 'Austin, TX', '512'],
  ['80202', 'Denver, CO', '303'], ['84101', 'Salt Lake City, UT', '801'], ['85004', 'Phoenix, AZ', '602'], ['90012', 'Los Angeles, CA', '213'],
  ['94110', 'San Francisco, CA', '415'], ['98101', 'Seattle, WA', '206'], ['97205', 'Portland, OR', '212'], ['75201', 'Dallas, TX', '213'],
]

export const AMERICAN_STREETS = ['Sample Street', 'Example Avenue', 'Fiction Road', 'Draft Lane', 'Placeholder Drive'] as const
