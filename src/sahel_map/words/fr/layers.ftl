# Couches de la carte, lecture par mois, et ce qui est visible. { $count } est le nombre écrit, $n choisit le pluriel.
layers-layer = Afficher sur la carte
layers-layer-incidents = Incidents
layers-layer-areas = Par zone
layers-layer-density = Densité
layers-measure = Couleur selon
layers-measure-incidents = Incidents documentés
layers-measure-killed-min = Morts signalés, au plus bas
layers-measure-killed-max = Morts signalés, au plus haut
layers-measure-homes-burned = Habitations brûlées, au moins
layers-measure-displaced = Déplacés signalés, au moins
layers-measure-abducted = Enlevés signalés, au moins
layers-level = Zones
layers-level-region = Régions
layers-level-cercle = Cercles
layers-level-commune = Communes
layers-per-head = Pour 100 000 habitants
layers-per-head-unknown = La population des communes n’est pas connue : les nombres ne sont pas divisés.
layers-square = Mailles
layers-square-km = { $km } km
layers-more = Plus
layers-overlay-towns = Villes
layers-overlay-rivers = Cours d’eau et lacs
layers-overlay-boundaries = Limites
layers-overlay-marks = Incidents par-dessus
layers-overlay-tiles = Fond en tuiles

layers-per = pour 100 000 habitants, population de { $year }
layers-state-silent = Aucun signalement ; ce n’est pas un signe de sécurité
layers-state-aggregates = Fiches globales seulement : non comptées
layers-state-outside = Hors du filtre
layers-only-aggregates = dans des fiches globales seulement, non comptées
layers-state-zero = 0 signalé
layers-state-no-number = Incidents, mais sans ce nombre
layers-state-no-population = Population inconnue
layers-nothing = Aucun incident à représenter
layers-amount = { $what } : { $amount }
layers-rule-areas = Un même nombre a la même couleur quel que soit le filtre. Une opération conjointe compte une fois.
layers-rule-density = Carrés de même surface, larges de { $km } km. Un même nombre a la même couleur quel que soit le filtre. Vide : aucun incident connu à cette précision, ce qui n’est pas un signe de sécurité.
layers-scope = Le sud et l’ouest ne sont pas couverts.
layers-density-title = Incidents documentés par maille
layers-unplaced-areas = { $n ->
    [one] { $count } incident n’est pas connu aussi finement : non représenté
   *[other] { $count } incidents ne sont pas connus aussi finement : non représentés
}
layers-unplaced-density = { $n ->
    [one] { $count } incident n’est pas connu à une demi-maille près : dans aucune
   *[other] { $count } incidents ne sont pas connus à une demi-maille près : dans aucune
}
layers-aggregates = { $n ->
    [one] { $count } fiche globale non comptée
   *[other] { $count } fiches globales non comptées
}
layers-incidents = { $n ->
    [one] { $count } incident documenté
   *[other] { $count } incidents documentés
}
layers-without = { $n ->
    [one] dont { $count } sans nombre
   *[other] dont { $count } sans nombre
}

layers-table = Voir en tableau
layers-table-area = Zone
layers-table-incidents = Incidents
layers-table-figure = Fourchette signalée
layers-table-without = Sans nombre
layers-table-aggregates = Fiches globales
layers-table-outside = Celles hors du filtre non plus.
layers-table-population = Population, { $year }
layers-table-rate = Pour 100 000
layers-table-rule = { $measure }, par zone. Les zones sans signalement ne figurent pas : un lieu sans signalement n’est pas un lieu sûr.

layers-play-open = Mois par mois
layers-play-title = Incidents mois par mois
layers-play-play = Lire
layers-play-pause = Pause
layers-play-previous = Mois précédent
layers-play-next = Mois suivant
layers-play-month = Mois
layers-play-close = Revenir à toute la période
layers-play-rule = Un incident daté d’une période figure dans chacun de ses mois.
layers-play-incidents = Pendant la lecture par mois, la carte montre les incidents, non les zones ou les mailles.
layers-play-event = { $date } : { $label }
layers-play-failed = Les mois n’ont pas pu être chargés.
layers-play-cumulative = Cumuler depuis le premier mois
layers-play-up-to = jusqu’à { $month }
layers-play-speed = Vitesse
layers-play-speed-slow = Lente
layers-play-speed-normal = Vitesse normale
layers-play-speed-fast = Rapide
layers-play-follow = Chiffres, liste et graphiques montrent la même chose.

layers-bounds = Seulement ce qui est visible
layers-grouped = Regrouper les signes qui se recouvrent
layers-grouped-help = Jusqu’à environ 500 incidents visibles, chaque lieu a son propre signe ; au-delà, les lieux voisins sont toujours comptés ensemble.
