/** A real postcode and its town. */
export type Place = readonly [postcode: string, town: string]

/**
 * Mainland places by the first digit of their landline numbers. Alsace-Moselle (57, 67, 68) has holidays of its own,
 * so it stands here more often than its size.
 */
export const MAINLAND: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly Place[]>> = {
  1: [
    ['75011', 'Paris'], ['75013', 'Paris'], ['75015', 'Paris'], ['75018', 'Paris'], ['75020', 'Paris'], ['77000', 'Melun'],
    ['77100', 'Meaux'], ['78000', 'Versailles'], ['91000', 'Évry-Courcouronnes'], ['92000', 'Nanterre'],
    ['92100', 'Boulogne-Billancourt'], ['93100', 'Montreuil'], ['93200', 'Saint-Denis'], ['94000', 'Créteil'],
    ['94400', 'Vitry-sur-Seine'], ['95100', 'Argenteuil'],
  ],
  2: [
    ['14000', 'Caen'], ['27000', 'Évreux'], ['28000', 'Chartres'], ['29000', 'Quimper'], ['29200', 'Brest'], ['35000', 'Rennes'],
    ['35400', 'Saint-Malo'], ['36000', 'Châteauroux'], ['37000', 'Tours'], ['41000', 'Blois'], ['44000', 'Nantes'],
    ['44600', 'Saint-Nazaire'], ['45000', 'Orléans'], ['49000', 'Angers'], ['53000', 'Laval'], ['56000', 'Vannes'],
    ['56100', 'Lorient'], ['72000', 'Le Mans'], ['76000', 'Rouen'], ['76600', 'Le Havre'], ['85000', 'La Roche-sur-Yon'],
  ],
  3: [
    ['02100', 'Saint-Quentin'], ['08000', 'Charleville-Mézières'], ['10000', 'Troyes'], ['21000', 'Dijon'], ['25000', 'Besançon'],
    ['51100', 'Reims'], ['54000', 'Nancy'], ['57000', 'Metz'], ['57100', 'Thionville'], ['59000', 'Lille'], ['59100', 'Roubaix'],
    ['59140', 'Dunkerque'], ['60000', 'Beauvais'], ['62100', 'Calais'], ['67000', 'Strasbourg'], ['67300', 'Schiltigheim'],
    ['68000', 'Colmar'], ['68100', 'Mulhouse'], ['80000', 'Amiens'], ['88000', 'Épinal'],
  ],
  4: [
    ['01000', 'Bourg-en-Bresse'], ['06000', 'Nice'], ['06400', 'Cannes'], ['13001', 'Marseille'], ['13008', 'Marseille'],
    ['13013', 'Marseille'], ['13100', 'Aix-en-Provence'], ['20000', 'Ajaccio'], ['20200', 'Bastia'], ['26000', 'Valence'],
    ['30000', 'Nîmes'], ['34000', 'Montpellier'], ['34500', 'Béziers'], ['38000', 'Grenoble'], ['42000', 'Saint-Étienne'],
    ['63000', 'Clermont-Ferrand'], ['66000', 'Perpignan'], ['69003', 'Lyon'], ['69007', 'Lyon'], ['69100', 'Villeurbanne'],
    ['73000', 'Chambéry'], ['74000', 'Annecy'], ['83000', 'Toulon'], ['84000', 'Avignon'],
  ],
  5: [
    ['16000', 'Angoulême'], ['17000', 'La Rochelle'], ['19100', 'Brive-la-Gaillarde'], ['31000', 'Toulouse'], ['31300', 'Toulouse'],
    ['32000', 'Auch'], ['33000', 'Bordeaux'], ['33600', 'Pessac'], ['40000', 'Mont-de-Marsan'], ['47000', 'Agen'], ['64000', 'Pau'],
    ['64100', 'Bayonne'], ['65000', 'Tarbes'], ['79000', 'Niort'], ['81000', 'Albi'], ['86000', 'Poitiers'], ['87000', 'Limoges'],
  ],
}

/** Departments overseas: zones of their own, four to eight hours from Paris. */
export const OVERSEAS: readonly Place[] = [
  ['97110', 'Pointe-à-Pitre'], ['97139', 'Les Abymes'], ['97200', 'Fort-de-France'], ['97232', 'Le Lamentin'],
  ['97300', 'Cayenne'], ['97400', 'Saint-Denis'], ['97410', 'Saint-Pierre'],
]

/** Invented streets: with a number above 9000 the address exists nowhere. */
export const STREETS = [
  'rue de l’Exemple', 'avenue du Scénario', 'impasse de la Fiction', 'boulevard de l’Essai', 'allée du Prototype',
  'place du Brouillon', 'chemin de l’Esquisse', 'quai de la Maquette', 'rue du Décor', 'cours de la Répétition',
] as const
