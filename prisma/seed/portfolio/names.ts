const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** First and last names are drawn apart: whoever has both in real life has nothing to do with the demo. */
export const FRENCH_FIRST = words(`
  Adèle Adrien Agathe Alain Alexandre Alice Amélie Amine Anaïs André Anne Antoine Arnaud Arthur Assia Aurélie Aya Baptiste
  Béatrice Benoît Bernard Brigitte Bruno Camille Carole Catherine Cécile Céline Chantal Charlotte Christophe Claire Claude
  Clément Clémence Corinne Damien Daniel David Delphine Denis Dominique Édouard Élise Élodie Émilie Emma Éric Estelle Étienne
  Eva Fabien Fanny Farid Fatou Florence Florian François Françoise Frédéric Gabriel Gaëlle Geneviève Georges Gérard Guillaume
  Hélène Henri Hugo Inès Isabelle Jacques Jean Jeanne Jérôme Joël Jules Julie Julien Karim Karine Laetitia Laura Laurent Léa Léo
  Lina Louis Louise Lucas Lucie Lucien Manon Marc Margaux Marianne Marie Martine Mathieu Mathilde Maxime Mehdi Michel Mohamed
  Monique Nadia Nathalie Nicolas Nina Noémie Olivier Pascal Patrick Paul Pauline Philippe Pierre Rachel Raphaël Rémi Richard Robert
  Romain Salomé Samuel Sandrine Sarah Sébastien Séverine Simon Sofia Solène Sophie Stéphane Sylvie Théo Thierry Thomas Valérie
  Vanessa Victor Vincent Virginie Yann Yasmine Yves Zoé
`)
export const FRENCH_LAST = words(`
  Abadie Allard Amar André Arnaud Aubert Aubry Bailly Barbier Baron Barre Baudry Benali Benoit Berger Bernard Berthier Bertrand
  Besson Blanc Blanchard Bonnet Bouchard Boucher Boulanger Bourgeois Bouvier Boyer Breton Brun Brunet Camus Caron Carpentier
  Chabert Charles Charpentier Chevalier Chevallier Clément Colin Collet Cordier Cousin Coulibaly Daniel David Delmas Denis
  Deschamps Diallo Diop Dubois Dufour Dumas Dumont Dupont Dupuis Durand Durieux Étienne Fabre Faure Fernandes Ferrand Fleury
  Fontaine Fournier Garcia Garnier Gautier Gauthier Gérard Germain Girard Giraud Gomez Guérin Guillaume Guillot Haddad Hamel Henry
  Hervé Hubert Huet Imbert Jacob Jacquet Jolivet Joly Julien Klein Lacroix Lambert Langlois Laurent Lebrun Leclerc Lecomte Lefebvre
  Léger Legrand Lemaire Lemoine Leroy Leroux Lopez Louis Maillard Mallet Marchal Marchand Marie Martel Martin Martinez Masson
  Mathieu Mercier Meunier Meyer Michaud Michel Millet Monnier Moreau Morel Morin Moulin Nguyen Nicolas Noël Olivier Paris Pascal
  Pelletier Perez Perret Perrier Perrin Petit Philippe Picard Pichon Poirier Pons Poulain Prévost Rémy Renard Renaud Rey Reynaud
  Richard Rivière Robert Robin Roche Roger Rolland Rousseau Roussel Roux Roy Royer Salmon Sanchez Sauvage Schmitt Schneider Simon
  Tessier Thomas Traoré Vallet Vasseur Vidal Vincent Weber Zimmermann
`)
export const AMERICAN_FIRST = words(`
  Aaron Alicia Amber Andre Angela Brandon Carla Carlos Dana Derek Diego Erica Gloria Grace Hannah Isaac Jasmine Jordan Kevin Latoya
  Linda Marcus Maria Megan Nora Omar Paige Ramon Rosa Terrence
`)
export const AMERICAN_LAST = words(`
  Alvarez Baker Bennett Brooks Campbell Carter Castillo Coleman Diaz Edwards Fisher Foster Graham Hayes Jenkins Kim Lewis Mitchell
  Murphy Nelson Ortiz Parker Patel Reyes Sanders Turner Walsh Washington Wright Young
`)
